using System.Net.Sockets;

namespace SmartCampus.Demo.Lines;

/// <summary>Makes lines: TCP ports from the port book, pseudo-terminals in the demo's directory.</summary>
/// <param name="directory">Where the stable names of serial ports are put.</param>
/// <param name="ports">The port book.</param>
/// <param name="time">The clock.</param>
internal sealed class LineFactory(string directory, PortBook ports, TimeProvider time)
{
    /// <summary>A device with its own network socket.</summary>
    public ILine Direct(string name) => Tcp(name, null);

    /// <summary>A gateway with a bus of 8N1 behind it.</summary>
    public ILine Gateway(string name, int baud) => Tcp(name, new Pace(baud, 10));

    /// <summary>A serial bus, 8N1. Windows has no pseudo-terminals: there it is a gateway.</summary>
    public ILine Serial(string name, int baud) => OperatingSystem.IsWindows()
        ? Gateway(name, baud)
        : new SerialLine(Path.Combine(directory, name), baud, time);

    private TcpLine Tcp(string name, Pace? bus) => new((Socket socket) => ports.Bind(name, socket), new TcpHost(bus, time), time);
}
