using Orleans;

namespace SmartCampus.Grains.Garden.Runs;

/// <summary>What a supply's device was told last.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="On">On or off.</param>
/// <param name="Until">The end of its lease, UTC, when on.</param>
/// <param name="Since">When it was first told this, UTC.</param>
/// <param name="IsRaised">True when people were told that it does not follow.</param>
[GenerateSerializer, Immutable, Alias("garden-supply-told")]
public sealed record SupplyTold([property: Id(0)] DateTimeOffset At, [property: Id(1)] bool On, [property: Id(2)] DateTimeOffset? Until, [property: Id(3)] DateTimeOffset Since, [property: Id(4)] bool IsRaised);
