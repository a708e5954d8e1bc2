namespace SmartCampus.Host.History;

/// <summary>A bounded queue between callers that must never wait and a disk that may: when full, the oldest item makes room. Any thread.</summary>
/// <param name="capacity">Most items; memory grows to it only when needed.</param>
internal sealed class DropOldestQueue<T>(int capacity)
{
    private readonly Lock gate = new();
    private T[] ring = new T[Math.Min(capacity, 256)];
    private long head;
    private long end;
    private long dropped;

    /// <summary>How many items were dropped since the start.</summary>
    public long Dropped
    {
        get
        {
            lock (gate)
                return dropped;
        }
    }

    /// <summary>How many items wait.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return (int)(end - head);
        }
    }

    public void Add(T item)
    {
        lock (gate)
        {
            if (end - head == ring.Length)
                MakeRoom();
            ring[end++ % ring.Length] = item;
        }
    }

    /// <summary>Copies up to <paramref name="most"/> of the oldest items and leaves them in; give the result to <see cref="Remove"/>.</summary>
    public long Peek(List<T> into, int most)
    {
        lock (gate)
        {
            long until = Math.Min(end, head + most);
            for (long i = head; i < until; i++)
                into.Add(ring[i % ring.Length]);
            return head;
        }
    }

    /// <summary>Takes out what was peeked. Items that were dropped meanwhile were not lost after all and are not counted.</summary>
    public void Remove(long peekedAt, int count)
    {
        lock (gate)
        {
            long until = peekedAt + count;
            dropped -= Math.Max(0, Math.Min(head, until) - peekedAt);
            for (; head < until; head++)
                ring[head % ring.Length] = default!;
        }
    }

    private void MakeRoom()
    {
        if (ring.Length == capacity)
        {
            head++;
            dropped++;
            return;
        }

        T[] larger = new T[Math.Min(capacity, ring.Length * 2)];
        for (long i = head; i < end; i++)
            larger[i % larger.Length] = ring[i % ring.Length];
        ring = larger;
    }
}
