using Orleans;

namespace SmartCampus.Grains.Garden.Model;

/// <summary>One bed of a programme.</summary>
[GenerateSerializer, Immutable, Alias("garden-step")]
public sealed record ProgrammeStep([property: Id(0)] string Bed, [property: Id(1)] Amount Amount);
