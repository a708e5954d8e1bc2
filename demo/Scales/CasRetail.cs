using System.Globalization;
using System.Text;

namespace SmartCampus.Demo.Scales;

/// <summary>CAS polled retail form: ENQ, ACK, DC1, 15 bytes. CAS PR-II manual.</summary>
/// <param name="head">The scale.</param>
internal sealed class CasRetail(ScaleHead head) : IScaleProtocol
{
    /// <inheritdoc/>
    public bool Talks => false;

    /// <inheritdoc/>
    public TimeSpan Rhythm => TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public byte[] Hear(ReadOnlySpan<byte> bytes) => [.. bytes.ToArray().SelectMany(b => b switch { 0x05 => [0x06], 0x11 => Weight(), _ => Array.Empty<byte>() })];

    /// <inheritdoc/>
    public byte[] Tick() => [];

    /// <inheritdoc/>
    public byte[] Boot() => [];

    private byte[] Weight()
    {
        bool beyond = head.State is ScaleState.Overload or ScaleState.Underload;
        long thousandths = (long)Math.Min(Math.Abs(head.Net) * 1000, 999_999);
        string digits = beyond ? "FFFFFF" : thousandths.ToString("D6", CultureInfo.InvariantCulture);
        byte[] body = Encoding.ASCII.GetBytes($"{(head.State == ScaleState.Stable ? 'S' : 'U')}{(head.Net < 0 ? '-' : ' ')}{digits}{head.Unit.Symbol,2}");
        return [0x01, 0x02, .. body, body.Aggregate((byte)0, (bcc, b) => (byte)(bcc ^ b)), 0x03, 0x04];
    }
}
