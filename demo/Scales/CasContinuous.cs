using System.Globalization;
using System.Text;

namespace SmartCampus.Demo.Scales;

/// <summary>CAS 22-byte continuous output. CAS CI-600D and NT-200 manuals.</summary>
/// <param name="head">The scale.</param>
internal sealed class CasContinuous(ScaleHead head) : IScaleProtocol
{
    private const byte DeviceId = 0x01;

    /// <inheritdoc/>
    public bool Talks => true;

    /// <inheritdoc/>
    public TimeSpan Rhythm { get; } = TimeSpan.FromMilliseconds(200);

    // Bit 7 is always set: the byte is no text.
    private byte Lamps => (byte)(0x80
        | (head.State == ScaleState.Stable ? 0x40 : 0)
        | (head.IsNet ? 0x02 : 0x04)
        | (head.IsCentred ? 0x01 : 0));

    /// <inheritdoc/>
    public byte[] Hear(ReadOnlySpan<byte> bytes) => [];

    /// <inheritdoc/>
    public byte[] Tick()
    {
        string status = head.State switch { ScaleState.Stable => "ST", ScaleState.Moving => "US", _ => "OL" };
        string number = head.Net.ToString($"F{head.Unit.Decimals}", CultureInfo.InvariantCulture);
        return
        [
            .. Encoding.ASCII.GetBytes($"{status},{(head.IsNet ? "NT" : "GS")},"), DeviceId, Lamps,
            .. Encoding.ASCII.GetBytes($",{number,8} {head.Unit.Symbol,2}\r\n"),
        ];
    }

    /// <inheritdoc/>
    public byte[] Boot() => [];
}
