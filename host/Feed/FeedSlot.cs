using SmartCampus.Grains.Devices;
using SmartCampus.Grains.Feed;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Feed;

/// <summary>One device in the feed: its latest state, and what changed since the last push.</summary>
internal sealed class FeedSlot(int handle, DeviceConfiguration configuration, DeviceModel? model, DeviceState state, TimeSpan? staleAfter, DeviceFeed feed) : IFeedSlot
{
    /// <summary>The availability changed.</summary>
    public const ulong AvailabilityBit = 1UL << 63;

    /// <summary>The device reported, with nothing new.</summary>
    public const ulong ReportBit = 1UL << 62;

    /// <summary>The device is new, or has another name, place, model or configuration.</summary>
    public const ulong IdentityBit = 1UL << 61;

    /// <summary>Everything.</summary>
    public const ulong All = ulong.MaxValue;

    private static readonly TimeSpan ReportEvery = TimeSpan.FromSeconds(2);

    /// <summary>A value that stays the same is sent again with its newer time, so that its age on a screen is never more than this too old.</summary>
    private static readonly TimeSpan TimesEvery = TimeSpan.FromSeconds(10);

    private ulong dirty;
    private DateTimeOffset told;
    private DateTimeOffset toldTimes;

    /// <summary>The device's small handle in this run of the host.</summary>
    public int Handle { get; } = handle;

    public DeviceConfiguration Configuration { get; } = configuration;

    public DeviceModel? Model { get; } = model;

    /// <summary>The trait that people call it by; <see langword="null"/> without a model.</summary>
    public TraitDefinition? Kind { get; } = DeviceKind.Of(model);

    public DeviceState State { get; private set; } = state;

    /// <summary>How old the last report may become before the data are stale; null when the device reports only what changes.</summary>
    public TimeSpan? StaleAfter { get; } = staleAfter;

    public DeviceCondition ConditionAt(DateTimeOffset now) => DeviceConditions.Of(State, StaleAfter, now);

    /// <summary>The device's grain, once it was called: for each new reference Orleans reads its interface's attributes again.</summary>
    public IDeviceGrain? Grain { get; set; }

    public void Publish(DeviceState state, DeviceChange change)
    {
        State = state;
        ulong bits = change.Properties | (change.Availability ? AvailabilityBit : 0);
        if (bits == 0 && state.ReportedAt - told < ReportEvery)
            return;
        told = state.ReportedAt ?? told;
        if (told - toldTimes >= TimesEvery)
        {
            toldTimes = told;
            bits |= All >> 3;
        }
        if (Interlocked.Or(ref dirty, bits | ReportBit) == 0)
            feed.MarkDirty(this);
    }

    /// <summary>Takes what changed since the last call.</summary>
    public ulong TakeDirty() => Interlocked.Exchange(ref dirty, 0);
}
