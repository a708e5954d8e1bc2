using System.Collections.Immutable;
using SmartCampus.Sdk;

namespace SmartCampus.Grains.Devices;

/// <summary>From link and readings to availability. Pure.</summary>
internal static class AvailabilityRule
{
    /// <summary>The next availability; the same object when nothing changed.</summary>
    public static Availability Next(Availability now, Link link, ImmutableArray<Reading> readings, DateTimeOffset at)
    {
        if (!link.IsUp)
            return To(now, link.IsWaiting ? AvailabilityState.Unknown : AvailabilityState.Offline, link.Reason, link.Cause, link.Detail, at);
        foreach (Reading reading in readings)
        {
            if (reading.Error is { Passing: false } error)
                return To(now, AvailabilityState.Degraded, error.Reason, reading.Property, error.Detail, at);
        }
        return To(now, AvailabilityState.Online, null, null, null, at);
    }

    private static Availability To(Availability now, AvailabilityState state, string? reason, string? cause, string? detail, DateTimeOffset at) =>
        now.State == state && now.Reason == reason && now.Cause == cause ? now : new Availability(state, reason, at, cause, detail);
}
