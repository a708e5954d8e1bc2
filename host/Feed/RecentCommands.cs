using SmartCampus.Grains.Commands;

namespace SmartCampus.Host.Feed;

/// <summary>Commands that are open or ended less than 30 s ago, for consoles that come in between. Any thread.</summary>
internal sealed class RecentCommands(TimeProvider time)
{
    private static readonly TimeSpan Keep = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private readonly Dictionary<string, LedgerEntry> entries = [];
    private DateTimeOffset cleanedAt;

    public void Add(LedgerEntry entry)
    {
        lock (gate)
        {
            entries[entry.Id] = entry;
            DateTimeOffset now = time.GetUtcNow();
            if (now - cleanedAt < Keep)
                return;
            cleanedAt = now;
            foreach (string id in entries.Where(e => e.Value.Steps[^1].At < now - Keep && e.Value.IsOver).Select(e => e.Key).ToList())
                entries.Remove(id);
        }
    }

    /// <summary>Those of a device, or all; latest first.</summary>
    public IReadOnlyList<LedgerEntry> List(string? device)
    {
        DateTimeOffset from = time.GetUtcNow() - Keep;
        lock (gate)
        {
            return [.. entries.Values
                .Where(e => (device is null || e.Device == device) && (e.Steps[^1].At >= from || !e.IsOver))
                .OrderByDescending(e => e.CreatedAt)];
        }
    }

    /// <summary>How many are on their way.</summary>
    public int Running
    {
        get
        {
            DateTimeOffset now = time.GetUtcNow();
            lock (gate)
                return entries.Values.Count(e => e.State is CommandState.Accepted or CommandState.Sent && e.Deadline + Keep > now);
        }
    }
}
