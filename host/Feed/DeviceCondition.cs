using SmartCampus.Grains.Devices;

namespace SmartCampus.Host.Feed;

/// <summary>What lists and counts call a device: its availability, or <see cref="Stale"/> when it can be reached but its last report is too old. Worst first.</summary>
internal enum DeviceCondition
{
    Offline,
    Degraded,
    Stale,
    Unknown,
    Online,
}

/// <summary>From state and age to the condition. Pure.</summary>
internal static class DeviceConditions
{
    /// <summary>The words for people who sent another one.</summary>
    public static string Words { get; } = string.Join(", ", Enum.GetValues<DeviceCondition>().Select(WireNames<DeviceCondition>.Of));

    /// <param name="state">The device's state.</param>
    /// <param name="staleAfter">How old its last report may become; null when it reports only what changes.</param>
    /// <param name="now">The time, UTC.</param>
    public static DeviceCondition Of(DeviceState state, TimeSpan? staleAfter, DateTimeOffset now) => state.Availability.State switch
    {
        AvailabilityState.Offline => DeviceCondition.Offline,
        AvailabilityState.Unknown => DeviceCondition.Unknown,
        _ when now - (state.ReportedAt ?? state.Availability.Since) > staleAfter => DeviceCondition.Stale,
        AvailabilityState.Degraded => DeviceCondition.Degraded,
        _ => DeviceCondition.Online,
    };
}
