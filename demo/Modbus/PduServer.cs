using System.Buffers.Binary;

namespace SmartCampus.Demo.Modbus;

/// <summary>Answers a request PDU from a register map. Pure but for the map. MODBUS Application Protocol V1.1b3, section 6.</summary>
/// <remarks>Written apart from the Modbus plugin on purpose: two readings of the specification check each other.</remarks>
internal static class PduServer
{
    private const int MostBits = 2000, MostRegisters = 125, MostCoilWrites = 1968, MostRegisterWrites = 123;

    /// <summary>The answer to <paramref name="request"/> (function code and data, 1–253 bytes).</summary>
    public static byte[] Answer(RegisterMap map, ReadOnlySpan<byte> request) => request[0] switch
    {
        0x01 => ReadBits(map, ModbusTable.Coils, request),
        0x02 => ReadBits(map, ModbusTable.DiscreteInputs, request),
        0x03 => ReadRegisters(map, ModbusTable.HoldingRegisters, request),
        0x04 => ReadRegisters(map, ModbusTable.InputRegisters, request),
        0x05 => WriteCoil(map, request),
        0x06 => WriteRegister(map, request),
        0x0F => WriteCoils(map, request),
        0x10 => WriteRegisters(map, request),
        _ => Refuse(request[0], ModbusException.IllegalFunction),
    };

    /// <summary>An exception reply: function + 80 and the code (section 7).</summary>
    public static byte[] Refuse(byte function, ModbusException code) => [(byte)(function | 0x80), (byte)code];

    private static byte[] ReadBits(RegisterMap map, ModbusTable table, ReadOnlySpan<byte> request)
    {
        if (request.Length != 5 || Word(request, 3) is 0 or > MostBits)
            return Refuse(request[0], ModbusException.IllegalValue);
        (int start, int count) = (Word(request, 1), Word(request, 3));
        if (!map.Has(table, start, count))
            return Refuse(request[0], ModbusException.IllegalAddress);
        byte[] reply = new byte[2 + (count + 7) / 8];
        (reply[0], reply[1]) = (request[0], (byte)(reply.Length - 2));
        for (int i = 0; i < count; i++)
            reply[2 + i / 8] |= (byte)(map.Read(table, start + i) << (i % 8));
        return reply;
    }

    private static byte[] ReadRegisters(RegisterMap map, ModbusTable table, ReadOnlySpan<byte> request)
    {
        if (request.Length != 5 || Word(request, 3) is 0 or > MostRegisters)
            return Refuse(request[0], ModbusException.IllegalValue);
        (int start, int count) = (Word(request, 1), Word(request, 3));
        bool torn = map.PairsOnly && ((start | count) & 1) != 0;
        if (torn || count > map.LongestRead || !map.Has(table, start, count))
            return Refuse(request[0], ModbusException.IllegalAddress);
        byte[] reply = new byte[2 + count * 2];
        (reply[0], reply[1]) = (request[0], (byte)(count * 2));
        for (int i = 0; i < count; i++)
            BinaryPrimitives.WriteUInt16BigEndian(reply.AsSpan(2 + i * 2), map.Read(table, start + i));
        return reply;
    }

    private static byte[] WriteCoil(RegisterMap map, ReadOnlySpan<byte> request)
    {
        if (request.Length != 5)
            return Refuse(request[0], ModbusException.IllegalValue);
        (int address, int value) = (Word(request, 1), Word(request, 3));
        bool known = value is 0xFF00 or 0x0000 || (value == 0x5500 && map.Toggles);
        if (!known)
            return Refuse(request[0], ModbusException.IllegalValue);
        if (!map.Has(ModbusTable.Coils, address, 1))
            return Refuse(request[0], ModbusException.IllegalAddress);
        bool on = value == 0xFF00 || (value == 0x5500 && map.Read(ModbusTable.Coils, address) == 0);
        return Written(map.TryWrite(ModbusTable.Coils, address, on ? (ushort)1 : (ushort)0), request, request.Length);
    }

    private static byte[] WriteRegister(RegisterMap map, ReadOnlySpan<byte> request)
    {
        if (request.Length != 5)
            return Refuse(request[0], ModbusException.IllegalValue);
        int address = Word(request, 1);
        bool written = map.Has(ModbusTable.HoldingRegisters, address, 1)
            && map.TryWrite(ModbusTable.HoldingRegisters, address, (ushort)Word(request, 3));
        return Written(written, request, request.Length);
    }

    private static byte[] WriteCoils(RegisterMap map, ReadOnlySpan<byte> request)
    {
        int count = request.Length < 7 ? 0 : Word(request, 3);
        if (count is 0 or > MostCoilWrites || request[5] != (count + 7) / 8 || request.Length != 6 + request[5])
            return Refuse(request[0], ModbusException.IllegalValue);
        int start = Word(request, 1);
        bool written = map.Has(ModbusTable.Coils, start, count);
        for (int i = 0; written && i < count; i++)
            written = map.TryWrite(ModbusTable.Coils, start + i, (ushort)((request[6 + i / 8] >> (i % 8)) & 1));
        return Written(written, request, 5);
    }

    private static byte[] WriteRegisters(RegisterMap map, ReadOnlySpan<byte> request)
    {
        int count = request.Length < 8 ? 0 : Word(request, 3);
        if (count is 0 or > MostRegisterWrites || request[5] != count * 2 || request.Length != 6 + request[5])
            return Refuse(request[0], ModbusException.IllegalValue);
        int start = Word(request, 1);
        bool written = map.Has(ModbusTable.HoldingRegisters, start, count);
        for (int i = 0; written && i < count; i++)
            written = map.TryWrite(ModbusTable.HoldingRegisters, start + i, (ushort)Word(request, 6 + i * 2));
        return Written(written, request, 5);
    }

    private static byte[] Written(bool written, ReadOnlySpan<byte> request, int echoed) =>
        written ? request[..echoed].ToArray() : Refuse(request[0], ModbusException.IllegalAddress);

    private static int Word(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);
}
