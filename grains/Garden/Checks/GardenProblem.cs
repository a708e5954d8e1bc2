using Orleans;
using SmartCampus.Grains.Garden.Words;

namespace SmartCampus.Grains.Garden.Checks;

/// <summary>Something in a garden's definition that cannot be used.</summary>
/// <param name="Path">Where, as in its JSON: <c>beds.tomato.rate</c>.</param>
/// <param name="What">What is wrong: the thing, its value and the rule.</param>
[GenerateSerializer, Immutable, Alias("garden-problem")]
public sealed record GardenProblem([property: Id(0)] string Path, [property: Id(1)] Note What);
