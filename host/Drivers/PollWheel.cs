namespace SmartCampus.Host.Drivers;

/// <summary>
/// Wakes thousands of waits with one timer: due times are gathered in slots of 20 ms, because at a low rate the cost is wake-ups, not
/// work (performance.md). Any thread.
/// </summary>
internal sealed class PollWheel : IDisposable
{
    /// <summary>Width of a slot.</summary>
    public static readonly TimeSpan SlotWidth = TimeSpan.FromMilliseconds(20);

    private const int Slots = 1024;

    private readonly Lock gate = new();
    private readonly WheelEntry?[] ring = new WheelEntry?[Slots];
    private readonly List<WheelEntry> due = [];
    private readonly TimeProvider time;
    private readonly long start;
    private readonly ITimer timer;
    private long done = -1;

    public PollWheel(TimeProvider time)
    {
        this.time = time;
        start = time.GetTimestamp();
        timer = time.CreateTimer(static wheel => ((PollWheel)wheel!).Turn(), this, SlotWidth, SlotWidth);
    }

    /// <summary>Milliseconds since the wheel began.</summary>
    public long Now => (long)time.GetElapsedTime(start).TotalMilliseconds;

    /// <summary>Puts an entry in, due in the slot at or after <paramref name="dueAt"/> (in <see cref="Now"/>'s milliseconds); moves it when it is in already.</summary>
    public void Add(WheelEntry entry, long dueAt)
    {
        long slot = (dueAt + (long)SlotWidth.TotalMilliseconds - 1) / (long)SlotWidth.TotalMilliseconds;
        lock (gate)
        {
            Unlink(entry);
            entry.Slot = Math.Max(slot, done + 1);
            ref WheelEntry? head = ref ring[entry.Slot % Slots];
            entry.Next = head;
            entry.Previous = null;
            if (head is not null)
                head.Previous = entry;
            head = entry;
        }
    }

    /// <summary>Takes an entry out. False when it was not in.</summary>
    public bool Remove(WheelEntry entry)
    {
        lock (gate)
            return Unlink(entry);
    }

    public void Dispose() => timer.Dispose();

    private void Turn()
    {
        lock (due)
        {
            lock (gate)
                Collect(Now / (long)SlotWidth.TotalMilliseconds);
            foreach (WheelEntry entry in due)
                entry.OnDue();
            due.Clear();
        }
    }

    private void Collect(long current)
    {
        long from = Math.Max(done + 1, current - Slots + 1);
        for (long slot = from; slot <= current; slot++)
        {
            for (WheelEntry? entry = ring[slot % Slots]; entry is not null;)
            {
                WheelEntry? next = entry.Next;
                if (entry.Slot <= current)
                {
                    Unlink(entry);
                    due.Add(entry);
                }
                entry = next;
            }
        }
        done = Math.Max(done, current);
    }

    private bool Unlink(WheelEntry entry)
    {
        if (entry.Slot < 0)
            return false;
        if (entry.Previous is not null)
            entry.Previous.Next = entry.Next;
        else
            ring[entry.Slot % Slots] = entry.Next;
        if (entry.Next is not null)
            entry.Next.Previous = entry.Previous;
        entry.Next = entry.Previous = null;
        entry.Slot = -1;
        return true;
    }
}
