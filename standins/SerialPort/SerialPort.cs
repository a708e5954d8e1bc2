using System.ComponentModel;
using System.Runtime.InteropServices;

namespace System.IO.Ports;

/// <summary>A serial port on Linux: the part of the package System.IO.Ports that the product uses, with the same names and errors.</summary>
/// <remarks>Settings are taken at <see cref="Open"/>. One reader and one writer at a time; <see cref="Close"/> from any thread ends both.</remarks>
public class SerialPort : Component
{
    /// <summary>Waits without end.</summary>
    public const int InfiniteTimeout = -1;

    private SerialStream? stream;

    /// <summary>A port with the default name.</summary>
    public SerialPort()
    {
    }

    /// <summary>A port with this name, 9600 8N1.</summary>
    public SerialPort(string portName) => PortName = portName;

    /// <summary>A port with these settings.</summary>
    public SerialPort(string portName, int baudRate, Parity parity, int dataBits, StopBits stopBits) =>
        (PortName, BaudRate, Parity, DataBits, StopBits) = (portName, baudRate, parity, dataBits, stopBits);

    /// <summary>The device file, e.g. <c>/dev/ttyUSB0</c>.</summary>
    public string PortName { get; set; } = "COM1";

    /// <summary>Bits per second: 1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200 or 230400.</summary>
    public int BaudRate { get; set; } = 9600;

    /// <summary>Parity bit.</summary>
    public Parity Parity { get; set; }

    /// <summary>Data bits, 7 or 8.</summary>
    public int DataBits { get; set; } = 8;

    /// <summary>Stop bits, one or two.</summary>
    public StopBits StopBits { get; set; } = StopBits.One;

    /// <summary>Flow control.</summary>
    public Handshake Handshake { get; set; }

    /// <summary>Raises DTR when the port is opened.</summary>
    public bool DtrEnable { get; set; }

    /// <summary>Raises RTS when the port is opened.</summary>
    public bool RtsEnable { get; set; }

    /// <summary>How long <see cref="Read"/> waits, in milliseconds; -1 is for ever.</summary>
    public int ReadTimeout { get; set; } = InfiniteTimeout;

    /// <summary>How long <see cref="Write"/> waits, in milliseconds; -1 is for ever.</summary>
    public int WriteTimeout { get; set; } = InfiniteTimeout;

    /// <summary>True between <see cref="Open"/> and <see cref="Close"/>, also after the device has gone.</summary>
    public bool IsOpen => stream is not null;

    /// <summary>The port's bytes. Asynchronous reads and writes really end when their token is cancelled.</summary>
    /// <exception cref="InvalidOperationException">The port is closed.</exception>
    public Stream BaseStream => Opened;

    private SerialStream Opened => stream ?? throw new InvalidOperationException("The port is closed.");

    /// <summary>Opens the port for this process alone.</summary>
    /// <exception cref="UnauthorizedAccessException">It is missing, in use or not permitted; the inner exception's HResult is the errno.</exception>
    /// <exception cref="IOException">It is no serial port, or refuses the settings.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range.</exception>
    /// <exception cref="PlatformNotSupportedException">Not Linux on x64 or arm64.</exception>
    public void Open()
    {
        RequirePlatform();
        if (IsOpen)
            throw new InvalidOperationException("The port is already open.");
        var handle = TtyHandle.Open(PortName);
        try
        {
            TtySettings.Apply(handle, this);
            stream = new SerialStream(handle, ReadTimeout, WriteTimeout);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>Closes the port; pending reads and writes fail. What was not sent yet is dropped.</summary>
    public void Close() => Interlocked.Exchange(ref stream, null)?.Dispose();

    /// <summary>Reads what has arrived, at least one byte.</summary>
    /// <exception cref="TimeoutException">Nothing came within <see cref="ReadTimeout"/>.</exception>
    public int Read(byte[] buffer, int offset, int count) => Opened.Read(buffer, offset, count);

    /// <summary>Hands all bytes to the system.</summary>
    /// <exception cref="TimeoutException">They were not taken within <see cref="WriteTimeout"/>.</exception>
    public void Write(byte[] buffer, int offset, int count) => Opened.Write(buffer, offset, count);

    /// <summary>Drops what has arrived and was not read.</summary>
    public void DiscardInBuffer() => Opened.Discard(Native.FlushInput);

    /// <summary>Drops what was written and not yet sent.</summary>
    public void DiscardOutBuffer() => Opened.Discard(Native.FlushOutput);

    /// <summary>Lists this machine's serial ports, e.g. <c>/dev/ttyUSB0</c>.</summary>
    public static string[] GetPortNames()
    {
        RequirePlatform();
        return Directory.Exists("/sys/class/tty")
            ? [.. Directory.EnumerateDirectories("/sys/class/tty").Where(IsHardware).Select(p => "/dev/" + Path.GetFileName(p)).Order(StringComparer.Ordinal)]
            : [];
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Close();
        base.Dispose(disposing);
    }

    // The 8250 driver shows four ports on every PC; those without a chip have type 0.
    private static bool IsHardware(string entry) =>
        Directory.Exists(Path.Combine(entry, "device"))
        && !(File.Exists(Path.Combine(entry, "type")) && File.ReadAllText(Path.Combine(entry, "type")).Trim() == "0");

    private static void RequirePlatform()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture is not (Architecture.X64 or Architecture.Arm64))
        {
            throw new PlatformNotSupportedException(
                "This stand-in for serial ports works on Linux x64 and arm64 only. Build with -p:SerialPortStandIn=false to use the package System.IO.Ports.");
        }
    }
}
