using SmartCampus.Demo.Lines;

namespace SmartCampus.Demo.Osdp;

/// <summary>The readers' side of an RS-485 line: hears commands, keeps the wire's pace, answers in the bursts of a serial adapter.</summary>
/// <param name="readers">The readers on the line.</param>
/// <param name="pace">The wire's speed.</param>
/// <param name="time">The clock.</param>
internal sealed class OsdpBus(IReadOnlyList<OsdpReader> readers, Pace pace, TimeProvider time) : ISerialPeer
{
    /// <summary>A serial adapter hands over what came in when this time is over.</summary>
    private static readonly TimeSpan LatencyTimer = TimeSpan.FromMilliseconds(16);

    private static readonly TimeSpan Thinking = TimeSpan.FromMilliseconds(2);

    private readonly int _burst = Math.Max(1, (int)(LatencyTimer / pace.Of(1)));

    // Above the nominal 20 ms: a loaded machine delivers a packet in pieces.
    private readonly OsdpReceiver _receiver = new(TimeSpan.FromMilliseconds(100));

    /// <inheritdoc/>
    public async Task HearAsync(ReadOnlyMemory<byte> bytes, Action<ReadOnlyMemory<byte>> send, CancellationToken cancellationToken)
    {
        foreach (byte[] packet in _receiver.Add(bytes.Span, time.GetElapsedTime(0)))
        {
            // A reply of another reader, or our own echo, has bit 7 set and is nobody's.
            OsdpReader? reader = readers.FirstOrDefault(r => r.Address == packet[1]);
            if (reader?.Answer(packet) is { } reply)
                await SendAsync(reply, pace.Of(packet.Length) + Thinking, send, cancellationToken);
        }
    }

    private async Task SendAsync(byte[] reply, TimeSpan before, Action<ReadOnlyMemory<byte>> send, CancellationToken cancellationToken)
    {
        for (int at = 0; at < reply.Length; at += _burst)
        {
            ReadOnlyMemory<byte> burst = reply.AsMemory(at, Math.Min(_burst, reply.Length - at));
            await Task.Delay(before + pace.Of(burst.Length), time, cancellationToken);
            before = TimeSpan.Zero;
            send(burst);
        }
    }
}
