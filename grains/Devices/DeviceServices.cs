using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using SmartCampus.Grains.Commands;
using SmartCampus.Grains.Feed;
using SmartCampus.Grains.Timeline;

namespace SmartCampus.Grains.Devices;

/// <summary>What a device grain needs of its host.</summary>
public sealed class DeviceServices(
    IDeviceRegistry registry,
    ICommandLedger ledger,
    [FromKeyedServices("campus")] IGrainStorage states,
    IDriverSessions sessions,
    IDeviceFeed feed,
    IHistory history,
    ITimeline timeline,
    TimeProvider time)
{
    /// <summary>The configured devices.</summary>
    public IDeviceRegistry Registry { get; } = registry;

    /// <summary>All commands.</summary>
    public ICommandLedger Ledger { get; } = ledger;

    /// <summary>Grains' own states.</summary>
    public IGrainStorage States { get; } = states;

    /// <summary>The drivers of this node.</summary>
    public IDriverSessions Sessions { get; } = sessions;

    /// <summary>The way to the consoles.</summary>
    public IDeviceFeed Feed { get; } = feed;

    /// <summary>Numbers over time.</summary>
    public IHistory History { get; } = history;

    /// <summary>Everything that happened.</summary>
    public ITimeline Timeline { get; } = timeline;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; } = time;
}
