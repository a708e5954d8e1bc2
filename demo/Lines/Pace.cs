namespace SmartCampus.Demo.Lines;

/// <summary>How long bytes take on a serial wire. MODBUS over Serial Line V1.02, section 2.5.1.1.</summary>
/// <param name="Baud">Bits per second.</param>
/// <param name="BitsPerByte">Start, data, parity and stop bits: 10 for 8N1, 11 for 8E1.</param>
internal sealed record Pace(int Baud, int BitsPerByte)
{
    /// <summary>Time that <paramref name="bytes"/> bytes take.</summary>
    public TimeSpan Of(int bytes) => TimeSpan.FromSeconds((double)bytes * BitsPerByte / Baud);

    /// <summary>The silence between frames: 3.5 characters, and 1.75 ms above 19200 baud.</summary>
    public TimeSpan Silence => Baud > 19200 ? TimeSpan.FromMilliseconds(1.75) : TimeSpan.FromSeconds(3.5 * BitsPerByte / Baud);
}
