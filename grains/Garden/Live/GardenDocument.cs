using System.Collections.Immutable;
using Orleans;
using SmartCampus.Grains.Garden.Model;

namespace SmartCampus.Grains.Garden.Live;

/// <summary>A garden as people set it up, with the versions that they edit.</summary>
[GenerateSerializer, Immutable, Alias("garden-document")]
public sealed record GardenDocument
{
    /// <summary>Its id.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>The definition's version: 1 at creation, plus 1 at each change of it.</summary>
    [Id(1)]
    public int Version { get; init; }

    /// <summary>Site, supplies, beds, bans, sensors. Without programmes.</summary>
    [Id(2)]
    public required GardenDefinition Definition { get; init; }

    /// <summary>The programmes, in their order.</summary>
    [Id(3)]
    public ImmutableArray<GardenProgramme> Programmes { get; init; } = [];

    /// <summary>Grows with each change of anything in it; what the store compares.</summary>
    [Id(4)]
    public int Revision { get; init; }

    /// <summary>The definition with its programmes: what is planned and run.</summary>
    public GardenDefinition Whole() => Definition with { Programmes = [.. Programmes.Select(p => p.Programme)] };
}
