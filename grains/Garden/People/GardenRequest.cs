using System.Collections.Immutable;
using Orleans;
using SmartCampus.Grains.Garden.Model;

namespace SmartCampus.Grains.Garden.People;

/// <summary>What a person asks of a garden, already authorised.</summary>
[GenerateSerializer, Immutable, Alias("garden-request")]
public sealed record GardenRequest
{
    /// <summary>What.</summary>
    [Id(0)]
    public required GardenRequestKind Kind { get; init; }

    /// <summary>The request's own id, made by the client; the manual run's id. For <see cref="GardenRequestKind.Acknowledge"/> the record's.</summary>
    [Id(1)]
    public string Id { get; init; } = "";

    /// <summary>Who.</summary>
    [Id(2)]
    public required string By { get; init; }

    /// <summary>Which beds and how much.</summary>
    [Id(3)]
    public ImmutableArray<ProgrammeStep> Steps { get; init; } = [];

    /// <summary>Which programme.</summary>
    [Id(4)]
    public string? Programme { get; init; }

    /// <summary>Which run.</summary>
    [Id(5)]
    public string? Run { get; init; }

    /// <summary>Which bed.</summary>
    [Id(6)]
    public string? Bed { get; init; }

    /// <summary>Which supply.</summary>
    [Id(7)]
    public string? Supply { get; init; }

    /// <summary>True: before all that waits. False: at the end of the queue.</summary>
    [Id(8)]
    public bool IsNow { get; init; }

    /// <summary>Until or to when, UTC.</summary>
    [Id(9)]
    public DateTimeOffset? Until { get; init; }

    /// <summary>The run's own due time, UTC.</summary>
    [Id(10)]
    public DateTimeOffset? Due { get; init; }

    /// <summary>Litres.</summary>
    [Id(11)]
    public decimal? Litres { get; init; }

    /// <summary>True when it only ends water: then it is done even while nothing can be stored.</summary>
    public bool OnlyCloses => Kind is GardenRequestKind.StopBed or GardenRequestKind.StopAll or GardenRequestKind.SkipBed or GardenRequestKind.Pause;
}
