using System.Text;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Uplinks;

/// <summary>What has come from one source since the host started. Any thread.</summary>
internal sealed class UplinkCounts
{
    private const int MostUnknown = 5;
    private const int LongestShown = 1000;

    private readonly Lock gate = new();
    private readonly long[] counts = new long[Enum.GetValues<UplinkOutcome>().Length];
    private readonly Queue<UnknownUplink> unknown = new();
    private DateTimeOffset? last;

    /// <summary>When the last message came; <see langword="null"/>: none yet.</summary>
    public DateTimeOffset? Last
    {
        get
        {
            lock (gate)
                return last;
        }
    }

    /// <summary>The latest messages without a device, oldest first.</summary>
    public IReadOnlyList<UnknownUplink> Unknown
    {
        get
        {
            lock (gate)
                return [.. unknown];
        }
    }

    public long Of(UplinkOutcome outcome)
    {
        lock (gate)
            return counts[(int)outcome];
    }

    public void Add(UplinkOutcome outcome, PushMessage message)
    {
        lock (gate)
        {
            counts[(int)outcome]++;
            last = message.ReceivedAt;
            if (outcome != UplinkOutcome.UnknownDevice)
                return;
            ReadOnlySpan<byte> body = message.Body.Span;
            unknown.Enqueue(new UnknownUplink(message.ReceivedAt, Encoding.UTF8.GetString(body[..Math.Min(body.Length, LongestShown)])));
            if (unknown.Count > MostUnknown)
                unknown.Dequeue();
        }
    }
}
