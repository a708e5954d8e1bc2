using Orleans;

namespace SmartCampus.Grains.Garden.Model;

/// <summary>One bed: what one valve waters.</summary>
[GenerateSerializer, Immutable, Alias("garden-bed")]
public sealed record BedDefinition
{
    /// <summary>Its id within the garden.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    [Id(1)]
    public required string Name { get; init; }

    /// <summary>The supply it hangs on.</summary>
    [Id(2)]
    public required string Supply { get; init; }

    /// <summary>Area, m², 0.01–100000.</summary>
    [Id(3)]
    public decimal Area { get; init; }

    /// <summary>What all its emitters give together, L/min, 0.01–1000.</summary>
    [Id(4)]
    public decimal Rate { get; init; }

    /// <summary>The valve's device.</summary>
    [Id(5)]
    public required string ValveDevice { get; init; }

    /// <summary>The device that measures its soil, if there is one.</summary>
    [Id(6)]
    public string? SoilDevice { get; init; }

    /// <summary>A flow meter of its own, if there is one.</summary>
    [Id(7)]
    public string? FlowDevice { get; init; }

    /// <summary>A rain gauge of its own, if there is one; else the garden's.</summary>
    [Id(8)]
    public string? RainDevice { get; init; }

    /// <summary>What grows there.</summary>
    [Id(9)]
    public CropDefinition Crop { get; init; } = CropDefinition.Vegetables;

    /// <summary>Its soil.</summary>
    [Id(10)]
    public SoilKind Soil { get; init; } = SoilKind.Loam;

    /// <summary>What nobody may exceed.</summary>
    [Id(11)]
    public BedLimits Limits { get; init; } = new();
}
