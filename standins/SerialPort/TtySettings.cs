using System.Runtime.InteropServices;

namespace System.IO.Ports;

/// <summary>Puts a tty into raw mode with the wished speed and format. termios(3); a pseudo-terminal takes and ignores the speed.</summary>
internal static class TtySettings
{
    private const uint IgnoreParityErrors = 0x4, CheckParity = 0x10, SoftwareOut = 0x400, SoftwareIn = 0x1000;
    private const uint SpeedMask = 0x100F | 0x100F0000, SizeMask = 0x30, Seven = 0x20, Eight = 0x30;
    private const uint TwoStops = 0x40, Receive = 0x80, WithParity = 0x100, OddParity = 0x200, IgnoreModem = 0x800, HardwareFlow = 0x80000000;
    private const int DtrBit = 0x2, RtsBit = 0x4;
    private const int MinimumTime = 5, MinimumCount = 6;

    public static void Apply(TtyHandle handle, SerialPort port)
    {
        var termios = default(Termios);
        Check(Native.Control(handle, Native.GetTermios, ref termios));
        termios.Control = (termios.Control & ~(SpeedMask | SizeMask | TwoStops | WithParity | OddParity | HardwareFlow)) | Format(port);
        termios.Input = Input(port);
        termios.Output = 0;
        termios.Local = 0;
        termios.Characters[MinimumTime] = 0;
        termios.Characters[MinimumCount] = 1; // so that a read of 0 bytes means hang-up and nothing else
        Check(Native.Control(handle, Native.SetTermios, ref termios));
        Modem(handle, DtrBit, port.DtrEnable);
        if (!IsHardware(port.Handshake))
            Modem(handle, RtsBit, port.RtsEnable);
        Check(Native.Control(handle, Native.Flush, Native.FlushBoth));
    }

    private static uint Format(SerialPort port) =>
        Receive | IgnoreModem | Speed(port.BaudRate) | Size(port.DataBits) | Stops(port.StopBits) | ParityBits(port.Parity)
        | (IsHardware(port.Handshake) ? HardwareFlow : 0);

    private static uint Input(SerialPort port) =>
        (port.Parity == Parity.None ? 0 : CheckParity | IgnoreParityErrors)
        | (port.Handshake is Handshake.XOnXOff or Handshake.RequestToSendXOnXOff ? SoftwareIn | SoftwareOut : 0);

    private static bool IsHardware(Handshake handshake) => handshake is Handshake.RequestToSend or Handshake.RequestToSendXOnXOff;

    private static uint Speed(int baudRate) => baudRate switch
    {
        1200 => 0x9,
        2400 => 0xB,
        4800 => 0xC,
        9600 => 0xD,
        19200 => 0xE,
        38400 => 0xF,
        57600 => 0x1001,
        115200 => 0x1002,
        230400 => 0x1003,
        _ => throw new ArgumentOutOfRangeException(
            nameof(baudRate), baudRate, "BaudRate must be 1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200 or 230400."),
    };

    private static uint Size(int dataBits) => dataBits switch
    {
        7 => Seven,
        8 => Eight,
        _ => throw new ArgumentOutOfRangeException(nameof(dataBits), dataBits, "DataBits must be 7 or 8."),
    };

    private static uint Stops(StopBits stopBits) => stopBits switch
    {
        StopBits.One => 0,
        StopBits.Two => TwoStops,
        _ => throw new ArgumentOutOfRangeException(nameof(stopBits), stopBits, "StopBits must be One or Two."),
    };

    private static uint ParityBits(Parity parity) => parity switch
    {
        Parity.None => 0,
        Parity.Even => WithParity,
        Parity.Odd => WithParity | OddParity,
        _ => throw new ArgumentOutOfRangeException(nameof(parity), parity, "Parity must be None, Odd or Even."),
    };

    // A pseudo-terminal has no modem lines: lowering one there is nothing, raising one is an error.
    private static void Modem(TtyHandle handle, int bit, bool raised)
    {
        int result = Native.Control(handle, raised ? Native.SetModemBits : Native.ClearModemBits, ref bit);
        if (raised)
            Check(result);
    }

    private static void Check(int result)
    {
        if (result != 0)
            throw Native.Error(Marshal.GetLastPInvokeError());
    }
}
