using Microsoft.AspNetCore.SignalR;

namespace SmartCampus.Host.Feed;

/// <summary>One console. Pushes that it has not taken yet are counted, so that a slow one is skipped and never queues without bound.</summary>
internal sealed class FeedConnection(string id, ISingleClientProxy client)
{
    /// <summary>A console has a handful; each is looked at with every push.</summary>
    public const int MostSubscriptions = 100;

    /// <summary>Two seconds of pushes.</summary>
    private const int MostWaiting = 40;

    private int waiting;

    public string Id { get; } = id;

    /// <summary>Most pushes a second, 1–20.</summary>
    public int Rate { get; set; } = 20;

    public Dictionary<string, FeedSubscription> Subscriptions { get; } = [];

    public int LastSubscription { get; set; }

    public bool IsSlow => Volatile.Read(ref waiting) >= MostWaiting;

    public void Send(string subscription, string epoch, long sequence, RawJson columns)
    {
        Interlocked.Increment(ref waiting);
        _ = SendAsync([subscription, epoch, sequence, columns]);
    }

    private async Task SendAsync(object?[] arguments)
    {
        try
        {
            await client.SendCoreAsync("d", arguments);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or InvalidOperationException)
        {
            // The console is gone; the hub takes its subscriptions away.
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }
}
