using Orleans;

namespace SmartCampus.Grains.Garden.Model;

/// <summary>Water in parts, with a pause in which it soaks in.</summary>
/// <param name="CycleMinutes">The longest part, 1–60.</param>
/// <param name="SoakMinutes">The shortest pause between two parts on the same bed, 1–240.</param>
[GenerateSerializer, Immutable, Alias("garden-cycle")]
public sealed record CycleSoak([property: Id(0)] decimal CycleMinutes, [property: Id(1)] decimal SoakMinutes);
