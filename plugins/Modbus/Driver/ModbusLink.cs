using SmartCampus.Plugins.Modbus.Codec;
using SmartCampus.Plugins.Modbus.Settings;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Modbus.Driver;

/// <summary>How to talk to one unit: framing, address and times. Settled once from settings and line.</summary>
/// <param name="Tcp">True for MBAP framing, false for RTU.</param>
/// <param name="Unit">Unit address.</param>
/// <param name="Timeout">Longest wait for a reply, without the time its bytes take.</param>
/// <param name="Retries">Repeats of a read.</param>
/// <param name="Character">Time that one character takes on a serial line; zero otherwise.</param>
internal sealed record ModbusLink(bool Tcp, byte Unit, TimeSpan Timeout, int Retries, TimeSpan Character)
{
    // 11 bits: start, 8 data, parity or second stop, stop. Serial Line V1.02, section 2.5.1.
    private const int BitsPerCharacter = 11;
    private const int FixedSilenceAbove = 19200;
    private static readonly TimeSpan FixedSilence = TimeSpan.FromMilliseconds(1.75);

    /// <summary>Pause that ends a frame on a serial line: 3.5 characters, above 19200 Bd fixed 1.75 ms. Zero elsewhere.</summary>
    public TimeSpan Silence { get; private init; }

    /// <summary>Settles how to talk.</summary>
    /// <exception cref="DeviceException"><see cref="ErrorCode.NotConfigured"/>: unit and framing do not go together.</exception>
    public static ModbusLink Of(ModbusSettings settings, string lineAddress)
    {
        bool known = LineAddress.TryParse(lineAddress, out LineAddress? line, out _);
        bool serial = known && line!.Kind == LineKind.Serial;
        bool tcp = settings.Mode == ModbusMode.Tcp || (settings.Mode == ModbusMode.Auto && !serial);
        if (!tcp && settings.Unit is < 1 or > 247)
            throw new DeviceException(ErrorCode.NotConfigured, "unit", $"'unit' is {settings.Unit}; on RTU it must be from 1 to 247, no other address answers");
        if (settings.Unit is > 247 and < 255)
            throw new DeviceException(ErrorCode.NotConfigured, "unit", $"'unit' is {settings.Unit}; it must be from 0 to 247, or 255");
        TimeSpan character = serial ? TimeSpan.FromSeconds((double)BitsPerCharacter / line!.Baud) : TimeSpan.Zero;
        return new ModbusLink(tcp, (byte)settings.Unit, settings.Timeout, settings.Retries, character)
        {
            Silence = serial && line!.Baud > FixedSilenceAbove ? FixedSilence : character * 3.5,
        };
    }

    /// <summary>How long a reply may take after its request was handed to the line.</summary>
    public TimeSpan DeadlineOf(int requestLength, int replyLength) => Timeout + (Character * (requestLength + replyLength));
}
