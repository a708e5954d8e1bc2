using Orleans;

namespace SmartCampus.Grains.Garden.Model;

/// <summary>Where beds get their water from.</summary>
[GenerateSerializer, Immutable, Alias("garden-supply")]
public sealed record SupplyDefinition
{
    /// <summary>Its id within the garden.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    [Id(1)]
    public required string Name { get; init; }

    /// <summary>Pump or mains.</summary>
    [Id(2)]
    public SupplyKind Kind { get; init; }

    /// <summary>The most it gives, L/min, 0.1–10000.</summary>
    [Id(3)]
    public decimal MaximumFlow { get; init; }

    /// <summary>The most beds that may be open at once, 1–50.</summary>
    [Id(4)]
    public int BedsAtOnce { get; init; } = 1;

    /// <summary>The device that turns it on and off (pump relay, master valve), if there is one.</summary>
    [Id(5)]
    public string? Device { get; init; }

    /// <summary>The flow meter that all its water passes, if there is one.</summary>
    [Id(6)]
    public string? FlowDevice { get; init; }

    /// <summary>The pressure sensor, if there is one.</summary>
    [Id(7)]
    public string? PressureDevice { get; init; }

    /// <summary>Seconds that it is on before the first bed opens, 0–300.</summary>
    [Id(8)]
    public int LeadSeconds { get; init; }

    /// <summary>Seconds that it stays on after the last bed closed, 0–300.</summary>
    [Id(9)]
    public int LagSeconds { get; init; }

    /// <summary>The shortest time a pump may run, seconds, 0–600. No watering is planned shorter than this.</summary>
    [Id(10)]
    public int MinimumRunSeconds { get; init; }

    /// <summary>The shortest time a pump stands still between two runs, seconds, 0–3600.</summary>
    [Id(11)]
    public int MinimumRestSeconds { get; init; }

    /// <summary>Flow with all valves closed that is a leak, L/min, 0.05–100.</summary>
    [Id(12)]
    public decimal LeakFlow { get; init; } = 0.5m;
}
