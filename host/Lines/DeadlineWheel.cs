namespace SmartCampus.Host.Lines;

/// <summary>
/// The deadlines of all lines on one timer, in slots of 16 ms: to arm costs a lock and a store, to disarm a store. A deadline is never early
/// and at most two slots late. An entry stays where it is when its deadline moves on, and is looked at again when its slot comes.
/// </summary>
internal sealed class DeadlineWheel : IDisposable
{
    private const int Slots = 256;
    private const int SlotMilliseconds = 16;
    private readonly Lock gate = new();
    private readonly LinkedList<WaitLimit>[] slots = [.. Enumerable.Range(0, Slots).Select(_ => new LinkedList<WaitLimit>())];
    private readonly TimeProvider time;
    private readonly long origin;
    private readonly ITimer timer;
    private long lastSlot;
    private int waiting;
    private long nextWake = long.MaxValue;

    public DeadlineWheel(TimeProvider time)
    {
        this.time = time;
        origin = time.GetTimestamp();
        timer = time.CreateTimer(static wheel => ((DeadlineWheel)wheel!).Tick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private long Now => (long)time.GetElapsedTime(origin).TotalMilliseconds;

    /// <summary>Lets <paramref name="limit"/> expire after <paramref name="timeout"/>, unless it is disarmed before.</summary>
    public void Arm(WaitLimit limit, TimeSpan timeout)
    {
        lock (gate)
        {
            long now = Now;
            limit.Due = now + (long)Math.Ceiling(Math.Min(timeout.TotalMilliseconds, int.MaxValue));
            if (limit.Node.List is not null && limit.Slot <= SlotOf(limit.Due))
                return;
            Remove(limit);
            if (waiting == 0)
                lastSlot = now / SlotMilliseconds;
            Insert(limit);
            if (limit.Slot < nextWake)
                WakeAt(limit.Slot, now);
        }
    }

    public void Dispose() => timer.Dispose();

    private static long SlotOf(long due) => (due / SlotMilliseconds) + 1;

    private void Tick()
    {
        lock (gate)
        {
            long now = Now;
            long first = lastSlot + 1;
            long current = now / SlotMilliseconds;
            lastSlot = Math.Max(lastSlot, current);
            for (long slot = first; slot <= current && slot < first + Slots; slot++)
                Visit(slots[slot % Slots], now);
            nextWake = long.MaxValue;
            if (waiting > 0)
                WakeAt(FirstUsedSlot(), now);
        }
    }

    private void Visit(LinkedList<WaitLimit> slot, long now)
    {
        for (int left = slot.Count; left > 0; left--)
        {
            WaitLimit limit = slot.First!.Value;
            Remove(limit);
            long due = limit.Due;
            if (due == WaitLimit.Disarmed)
                continue;
            if (due > now)
                Insert(limit);
            else
                limit.TryExpire(due);
        }
    }

    private void Insert(WaitLimit limit)
    {
        limit.Slot = Math.Clamp(SlotOf(limit.Due), lastSlot + 1, lastSlot + Slots - 1);
        slots[limit.Slot % Slots].AddLast(limit.Node);
        waiting++;
    }

    private void Remove(WaitLimit limit)
    {
        if (limit.Node.List is null)
            return;
        limit.Node.List.Remove(limit.Node);
        waiting--;
    }

    private void WakeAt(long slot, long now)
    {
        nextWake = slot;
        timer.Change(TimeSpan.FromMilliseconds(Math.Max(0, (slot * SlotMilliseconds) - now)), Timeout.InfiniteTimeSpan);
    }

    private long FirstUsedSlot()
    {
        long slot = lastSlot + 1;
        while (slots[slot % Slots].Count == 0)
            slot++;
        return slot;
    }
}
