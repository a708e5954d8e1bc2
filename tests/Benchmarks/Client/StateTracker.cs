using SmartCampus.Benchmarks.Common;

namespace SmartCampus.Benchmarks.Client;

/// <summary>Follows the registers of all devices as the client sees them. For the reading thread.</summary>
internal sealed class StateTracker(int devices)
{
    private readonly long[] changedAt = new long[devices];
    private readonly int[] updates = new int[devices];
    private readonly Histogram endToEnd = new();
    private readonly Histogram push = new();
    private bool isMeasuring;
    private int seen;

    /// <summary>When the first device's state came, µs since 1970; 0 before.</summary>
    public long FirstAt { get; private set; }

    /// <summary>When the last device's first state came; 0 before.</summary>
    public long AllAt { get; private set; }

    public bool HasAll => AllAt != 0;

    public void StartMeasuring() => isMeasuring = true;

    /// <summary>Takes a device's registers.</summary>
    public void Apply(int device, ReadOnlySpan<int> registers)
    {
        if ((uint)device >= (uint)devices)
            return;
        long changed = ((long)registers[0] << 48) | ((long)registers[1] << 32) | ((long)registers[2] << 16) | (uint)registers[3];
        if (changed <= changedAt[device])
            return;
        long now = WallClock.Microseconds();
        if (changedAt[device] == 0)
            CountFirst(now);
        changedAt[device] = changed;
        if (!isMeasuring)
            return;
        updates[device]++;
        endToEnd.Add(now - changed);
        push.Add(unchecked((uint)now - (uint)((registers[4] << 16) | registers[5])));
    }

    public StateFigures Figures() =>
        new(seen, updates.Sum(n => (long)n), updates.Count(n => n == 0), push.Summary(), endToEnd.Summary(), FirstAt, AllAt);

    private void CountFirst(long now)
    {
        seen++;
        if (FirstAt == 0)
            FirstAt = now;
        if (seen == devices)
            AllAt = now;
    }
}
