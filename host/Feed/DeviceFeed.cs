using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using SmartCampus.Grains.Commands;
using SmartCampus.Grains.Devices;
using SmartCampus.Grains.Feed;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Feed;

/// <summary>The latest state of every device, and who wants to hear of changes. Consoles and the API read here; no grain is called per device and view.</summary>
internal sealed class DeviceFeed(RecentEvents recent) : IDeviceFeed
{
    private readonly ConcurrentDictionary<string, FeedSlot> slots = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private List<FeedSlot> dirty = [];
    private List<int> gone = [];
    private List<LedgerEntry> commands = [];
    private List<FeedEvent> events = [];
    private int lastHandle;

    /// <summary>Raised for each newer state of a command, on the caller's thread. Handlers return at once.</summary>
    public event Action<LedgerEntry>? CommandMoved;

    /// <summary>Names this run of the host: handles and sequence numbers of another one mean nothing.</summary>
    public string Epoch { get; } = Guid.NewGuid().ToString("N")[..8];

    /// <summary>All devices, in no order.</summary>
    public IEnumerable<FeedSlot> Slots => slots.Values;

    /// <summary>Grows when a device appears, changes its configuration, or goes.</summary>
    public int MembershipVersion { get; private set; }

    public bool TryFind(string device, [NotNullWhen(true)] out FeedSlot? slot) => slots.TryGetValue(device, out slot);

    public IFeedSlot Announce(DeviceConfiguration configuration, DeviceModel? model, DeviceState state, TimeSpan? staleAfter)
    {
        int handle = slots.TryGetValue(configuration.Id, out FeedSlot? known) ? known.Handle : Interlocked.Increment(ref lastHandle);
        var slot = new FeedSlot(handle, configuration, model, state, staleAfter, this);
        slots[configuration.Id] = slot;
        MembershipVersion++;
        slot.Publish(state, new DeviceChange(FeedSlot.All >> 2, Availability: true));
        return slot;
    }

    public void Remove(string device)
    {
        if (!slots.TryRemove(device, out FeedSlot? slot))
            return;
        MembershipVersion++;
        lock (gate)
            gone.Add(slot.Handle);
    }

    public void Publish(LedgerEntry entry)
    {
        lock (gate)
            commands.Add(entry);
        CommandMoved?.Invoke(entry);
    }

    public void Publish(string device, DeviceEvent deviceEvent)
    {
        lock (gate)
            events.Add(recent.Add(device, deviceEvent));
    }

    public void MarkDirty(FeedSlot slot)
    {
        lock (gate)
            dirty.Add(slot);
    }

    /// <summary>Takes all changes since the last call.</summary>
    public FeedChanges TakeChanges()
    {
        lock (gate)
        {
            var taken = new FeedChanges(dirty, gone, commands, events);
            dirty = [];
            gone = [];
            commands = [];
            events = [];
            return taken;
        }
    }
}
