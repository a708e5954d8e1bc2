using Orleans;

namespace SmartCampus.Grains.Garden.Decisions;

/// <summary>An input of a decision, as it was then.</summary>
/// <param name="Name">Which: <c>rain</c>, <c>raining</c>, <c>soil</c>, <c>temperature</c>, <c>wind</c>, <c>weather</c>, <c>balance</c>, <c>forecast</c>.</param>
/// <param name="State">How far it can be trusted.</param>
/// <param name="Source">Who said it; in English where there are two names.</param>
/// <param name="Value">The number, in the quantity's unit.</param>
/// <param name="Time">When it was measured.</param>
/// <param name="SourceZh">Who said it, in Chinese, where there are two names.</param>
[GenerateSerializer, Immutable, Alias("garden-input")]
public sealed record InputUsed(
    [property: Id(0)] string Name,
    [property: Id(1)] InputState State,
    [property: Id(2)] string? Source = null,
    [property: Id(3)] decimal? Value = null,
    [property: Id(4)] DateTimeOffset? Time = null,
    [property: Id(5)] string? SourceZh = null);
