using Orleans;

namespace SmartCampus.Grains.Garden.Planning;

/// <summary>One opening of a plan.</summary>
[GenerateSerializer, Immutable, Alias("garden-slot")]
public sealed record PlannedSlot(
    [property: Id(0)] string Run,
    [property: Id(1)] string Title,
    [property: Id(2)] string Supply,
    [property: Id(3)] string Bed,
    [property: Id(4)] DateTimeOffset Start,
    [property: Id(5)] DateTimeOffset End,
    [property: Id(6)] decimal Litres,
    [property: Id(7)] decimal Millimetres,
    [property: Id(8)] int Cycle,
    [property: Id(9)] int Cycles);
