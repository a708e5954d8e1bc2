using System.Collections.Immutable;
using Orleans;

namespace SmartCampus.Grains.Garden.Planning;

/// <summary>How it will run.</summary>
/// <param name="From">The first time that it covers, UTC.</param>
/// <param name="To">Runs that are due up to then are in it, UTC.</param>
/// <param name="Runs">By due time.</param>
/// <param name="Slots">By start.</param>
/// <param name="Supplies">By start.</param>
[GenerateSerializer, Immutable, Alias("garden-plan")]
public sealed record WaterPlan(
    [property: Id(0)] DateTimeOffset From,
    [property: Id(1)] DateTimeOffset To,
    [property: Id(2)] ImmutableArray<PlannedRun> Runs,
    [property: Id(3)] ImmutableArray<PlannedSlot> Slots,
    [property: Id(4)] ImmutableArray<SupplySlot> Supplies);
