using System.Collections.Immutable;
using Orleans;

namespace SmartCampus.Grains.Garden.Model;

/// <summary>A garden as its people set it up: supplies, beds, programmes, bans. <see cref="Checks.GardenCheck"/> says whether it may be used.</summary>
[GenerateSerializer, Immutable, Alias("garden-definition")]
public sealed record GardenDefinition
{
    /// <summary>What people call it.</summary>
    [Id(0)]
    public required string Name { get; init; }

    /// <summary>Where it is.</summary>
    [Id(1)]
    public required GardenSite Site { get; init; }

    /// <summary>Its pumps and mains. Each has a queue of its own.</summary>
    [Id(2)]
    public ImmutableArray<SupplyDefinition> Supplies { get; init; } = [];

    /// <summary>Its beds.</summary>
    [Id(3)]
    public ImmutableArray<BedDefinition> Beds { get; init; } = [];

    /// <summary>Its programmes; of two that are due at the same time the first one goes first.</summary>
    [Id(4)]
    public ImmutableArray<Programme> Programmes { get; init; } = [];

    /// <summary>Windows in which nothing is watered.</summary>
    [Id(5)]
    public ImmutableArray<Ban> Bans { get; init; } = [];

    /// <summary>Its sensors of the weather.</summary>
    [Id(6)]
    public WeatherSensors Weather { get; init; } = new();

    /// <summary>Usual reference evapotranspiration by month, mm a day, twelve numbers or none: what is used when the sensors are silent.</summary>
    [Id(7)]
    public ImmutableArray<decimal> UsualEt0 { get; init; } = [];
}
