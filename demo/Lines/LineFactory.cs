using System.Net.Sockets;
using SmartCampus.Demo.Modbus;

namespace SmartCampus.Demo.Lines;

/// <summary>Makes lines: TCP ports from the port book, pseudo-terminals in the demo's directory.</summary>
/// <param name="directory">Where the stable names of serial ports are put.</param>
/// <param name="ports">The port book.</param>
/// <param name="time">The clock.</param>
internal sealed class LineFactory(string directory, PortBook ports, TimeProvider time)
{
    private const int BitsPerByte = 10;

    /// <summary>The clock that the lines' devices go by.</summary>
    public TimeProvider Time => time;

    /// <summary>A Modbus device with its own network socket.</summary>
    public ModbusLine Direct(string name) => ModbusTcp(name, null);

    /// <summary>A gateway with a Modbus bus of 8N1 behind it.</summary>
    public ModbusLine Gateway(string name, int baud) => ModbusTcp(name, new Pace(baud, BitsPerByte));

    /// <summary>A serial Modbus bus, 8N1. Windows has no pseudo-terminals: there it is a gateway.</summary>
    public ModbusLine Serial(string name, int baud)
    {
        if (OperatingSystem.IsWindows())
            return Gateway(name, baud);
        List<ModbusUnit> units = [];
        return new ModbusLine(Wire(name, baud, pace => new RtuBus(units, pace, time)), units);
    }

    /// <summary>A serial wire, 8N1, with anything on it. Windows has no pseudo-terminals: there it is a device server on the network.</summary>
    /// <param name="name">Its name, <c>tty…</c>.</param>
    /// <param name="baud">Bits per second.</param>
    /// <param name="peer">Makes the devices' end whenever the plug is put in.</param>
    public ILine Wire(string name, int baud, Func<Pace, ISerialPeer> peer)
    {
        Func<ISerialPeer> make = () => peer(new Pace(baud, BitsPerByte));
        return OperatingSystem.IsWindows()
            ? Tcp(name, new SerialServerPeer(make))
            : new SerialLine(Path.Combine(directory, name), baud, make);
    }

    /// <summary>A device with its own network socket.</summary>
    public ILine Tcp(string name, ITcpPeer peer) => new TcpLine(socket => ports.Bind(name, socket), peer, time);

    private ModbusLine ModbusTcp(string name, Pace? bus)
    {
        List<ModbusUnit> units = [];
        return new ModbusLine(Tcp(name, new TcpHost(units, bus, time)), units);
    }
}
