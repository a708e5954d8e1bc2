namespace SmartCampus.Host.Drivers;

/// <summary>Messages that wait for a device's driver, in order. Bounded: a device that is talked about faster than its driver listens loses the newest, and the sender is told. Any thread.</summary>
internal sealed class PushQueue
{
    private const int Most = 64;

    private readonly Lock gate = new();
    private readonly Queue<PushDelivery> waiting = new();
    private bool closed;

    public bool IsEmpty
    {
        get
        {
            lock (gate)
                return waiting.Count == 0;
        }
    }

    /// <summary>Adds a delivery; refuses it when there is no room, or nobody will come for it.</summary>
    public void Add(PushDelivery delivery)
    {
        string? refusal;
        lock (gate)
        {
            refusal = closed ? PushResult.Away : waiting.Count >= Most ? PushResult.Busy : null;
            if (refusal is null)
                waiting.Enqueue(delivery);
        }
        if (refusal is not null)
            delivery.Refuse(refusal);
    }

    public PushDelivery? Take()
    {
        lock (gate)
            return waiting.TryDequeue(out PushDelivery? delivery) ? delivery : null;
    }

    /// <summary>Refuses what waits.</summary>
    public void RefuseAll(string reason)
    {
        while (Take() is { } delivery)
            delivery.Refuse(reason);
    }

    /// <summary>Refuses what waits and what comes from now on.</summary>
    public void Close()
    {
        lock (gate)
            closed = true;
        RefuseAll(PushResult.Away);
    }
}
