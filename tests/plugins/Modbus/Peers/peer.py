"""A Modbus server that is not ours: pymodbus 3.0 on TCP or on a terminal.

usage: peer.py tcp PORT | peer.py rtu PATH
Memory is changed and looked at through standard input, one order a line:
  set coil|discrete|holding|input ADDRESS VALUE     get coil|discrete|holding|input ADDRESS
Each order is answered by one line on standard output.
"""
import asyncio
import sys

from pymodbus.datastore import ModbusSequentialDataBlock, ModbusServerContext, ModbusSlaveContext
from pymodbus.framer.rtu_framer import ModbusRtuFramer
from pymodbus.server import StartAsyncSerialServer, StartAsyncTcpServer

AREAS = {"coil": 1, "discrete": 2, "holding": 3, "input": 4}
SIZE = 1000


def block():
    return ModbusSequentialDataBlock(0, [0] * SIZE)


async def obey(slave):
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    print("ready", flush=True)
    while line := (await reader.readline()).decode().split():
        verb, area, address, *value = line
        if verb == "set":
            slave.setValues(AREAS[area], int(address), [int(value[0])])
        print(int(slave.getValues(AREAS[area], int(address), 1)[0]), flush=True)


async def serve(kind, where):
    slave = ModbusSlaveContext(di=block(), co=block(), hr=block(), ir=block(), zero_mode=True)
    context = ModbusServerContext(slaves={1: slave}, single=False)
    if kind == "tcp":
        server = StartAsyncTcpServer(context=context, address=("127.0.0.1", int(where)), allow_reuse_address=True)
    else:
        server = StartAsyncSerialServer(context=context, framer=ModbusRtuFramer, port=where, baudrate=115200, timeout=0.01)
    serving = asyncio.ensure_future(server)
    obeying = asyncio.ensure_future(obey(slave))
    await asyncio.wait([serving, obeying], return_when=asyncio.FIRST_COMPLETED)
    for task in (serving, obeying):
        if task.done() and task.exception():
            raise task.exception()


asyncio.run(serve(sys.argv[1], sys.argv[2]))
