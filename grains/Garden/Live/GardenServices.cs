using SmartCampus.Grains.Timeline;

namespace SmartCampus.Grains.Garden.Live;

/// <summary>What a garden's grain needs of its host.</summary>
public sealed class GardenServices(IGardenStore store, IGardenSurroundings surroundings, ITimeline timeline, TimeProvider time)
{
    /// <summary>Gardens and records.</summary>
    public IGardenStore Store { get; } = store;

    /// <summary>Devices, weather, consoles.</summary>
    public IGardenSurroundings Surroundings { get; } = surroundings;

    /// <summary>Everything that happened.</summary>
    public ITimeline Timeline { get; } = timeline;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; } = time;
}
