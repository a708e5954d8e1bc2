using System.Text;

namespace SmartCampus.Plugins.Osdp.Codec;

/// <summary>A command to a reader: code and plain data. OSDP v2.2, chapter 6. Pure.</summary>
/// <param name="Code">The command's code.</param>
/// <param name="Data">Its data.</param>
internal sealed record OsdpCommand(byte Code, params byte[] Data)
{
    public const byte PollCode = 0x60;
    public const byte OutputCode = 0x68;
    public const byte KeySetCode = 0x75;

    /// <summary>The longest text that TEXT is given here.</summary>
    public const int LongestText = 32;

    /// <summary>The longest time of a timer, in 100 ms.</summary>
    public const int LongestTimer = ushort.MaxValue;

    public static OsdpCommand Poll { get; } = new(PollCode);

    public static OsdpCommand Identify { get; } = new(0x61, 0);

    public static OsdpCommand Capabilities { get; } = new(0x62, 0);

    public static OsdpCommand LocalStatus { get; } = new(0x64);

    public static OsdpCommand InputStatus { get; } = new(0x65);

    public static OsdpCommand OutputStatus { get; } = new(0x66);

    public static OsdpCommand ReaderStatus { get; } = new(0x67);

    /// <summary>Switches an output (6.10).</summary>
    /// <param name="output">From 0.</param>
    /// <param name="control">What to do.</param>
    /// <param name="time">For the timed ones; rounded up to 100 ms, at most 6553.5 s.</param>
    public static OsdpCommand Output(byte output, OutputControl control, TimeSpan time = default)
    {
        int ticks = (int)Math.Clamp(Math.Ceiling(time.TotalMilliseconds / 100), 0, LongestTimer);
        return new OsdpCommand(OutputCode, output, (byte)control, (byte)ticks, (byte)(ticks >> 8));
    }

    /// <summary>Shows a colour for a while on LED 0 of reader 0, then back to what it showed (6.11). Times in 100 ms.</summary>
    public static OsdpCommand Led(LedColor color, byte onTime, byte offTime, ushort timer) =>
        new(0x69, 0, 0, 2, onTime, offTime, (byte)color, (byte)LedColor.Off, (byte)timer, (byte)(timer >> 8), 0, 0, 0, 0, 0);

    /// <summary>Sounds the buzzer of reader 0 (6.12). Times in 100 ms.</summary>
    /// <param name="onTime">How long each tone is; above 0.</param>
    /// <param name="offTime">Pause behind each tone.</param>
    /// <param name="count">How often; 0 is endless.</param>
    public static OsdpCommand Buzz(byte onTime, byte offTime, byte count) => new(0x6A, 0, 2, onTime, offTime, count);

    /// <summary>Silences the buzzer of reader 0.</summary>
    public static OsdpCommand Hush { get; } = new(0x6A, 0, 1, 0, 0, 0);

    /// <summary>Shows a text for a while on reader 0 (6.13).</summary>
    /// <param name="text">Printable ASCII, at most 32 characters.</param>
    /// <param name="seconds">How long.</param>
    public static OsdpCommand Text(string text, byte seconds)
    {
        byte[] characters = Encoding.ASCII.GetBytes(text.Length > LongestText ? text[..LongestText] : text);
        return new OsdpCommand(0x6B, [0, 3, seconds, 1, 1, (byte)characters.Length, .. characters]);
    }

    /// <summary>Gives the reader a new key (6.17); only inside a secure channel.</summary>
    public static OsdpCommand KeySet(ReadOnlySpan<byte> key) => new(KeySetCode, [1, (byte)key.Length, .. key]);

    /// <summary>Begins a secure channel (6.18).</summary>
    public static OsdpCommand Challenge(ReadOnlySpan<byte> random) => new(0x76, random.ToArray());

    /// <summary>Proves to the reader that we have the key (6.19).</summary>
    public static OsdpCommand ServerCryptogram(ReadOnlySpan<byte> cryptogram) => new(0x77, cryptogram.ToArray());

    /// <summary>Its name, for logs; never its data.</summary>
    public override string ToString() => $"command {Code:X2}";
}
