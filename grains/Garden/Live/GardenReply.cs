using System.Collections.Immutable;
using Orleans;
using SmartCampus.Grains.Garden.Checks;
using SmartCampus.Grains.Garden.Words;

namespace SmartCampus.Grains.Garden.Live;

/// <summary>What became of something that a person asked of a garden.</summary>
[GenerateSerializer, Immutable, Alias("garden-reply")]
public sealed record GardenReply
{
    /// <summary>How the garden is after it; absent when there is no such garden.</summary>
    [Id(0)]
    public GardenLive? Live { get; init; }

    /// <summary>Why it was refused.</summary>
    [Id(1)]
    public Note? Refused { get; init; }

    /// <summary>What is wrong with the definition.</summary>
    [Id(2)]
    public ImmutableArray<GardenProblem> Problems { get; init; } = [];

    /// <summary>True when somebody else was faster: <see cref="Live"/> has what is there now.</summary>
    [Id(3)]
    public bool IsConflict { get; init; }
}
