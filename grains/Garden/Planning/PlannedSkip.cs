using Orleans;
using SmartCampus.Grains.Garden.Words;

namespace SmartCampus.Grains.Garden.Planning;

/// <summary>A bed that a run leaves out, or the rest of it.</summary>
[GenerateSerializer, Immutable, Alias("garden-planned-skip")]
public sealed record PlannedSkip([property: Id(0)] string Bed, [property: Id(1)] Note Reason);
