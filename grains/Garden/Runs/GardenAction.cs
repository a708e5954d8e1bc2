using Orleans;

namespace SmartCampus.Grains.Garden.Runs;

/// <summary>What a device is asked, after the state that goes with it is stored. It must never be sent later than <see cref="GardenRules.ReadBackWithin"/>.</summary>
/// <param name="Kind">What.</param>
/// <param name="Device">The device.</param>
/// <param name="Supply">The supply.</param>
/// <param name="Bed">The bed, if it is one's valve.</param>
/// <param name="Until">The end of the lease, UTC.</param>
/// <param name="LeaseSeconds">The same as a duration from now, 1–3600: for the command and the device's own timer.</param>
[GenerateSerializer, Immutable, Alias("garden-action")]
public sealed record GardenAction(
    [property: Id(0)] GardenActionKind Kind,
    [property: Id(1)] string Device,
    [property: Id(2)] string Supply,
    [property: Id(3)] string? Bed,
    [property: Id(4)] DateTimeOffset? Until,
    [property: Id(5)] int LeaseSeconds);
