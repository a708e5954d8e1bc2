using System.Collections.Immutable;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.People;

namespace SmartCampus.Host.Garden;

/// <summary>What a person asks of a garden, as the API takes it; who asks is the session's.</summary>
internal sealed record RequestInput
{
    public required GardenRequestKind Kind { get; init; }

    public string? Id { get; init; }

    public ImmutableArray<ProgrammeStep> Steps { get; init; } = [];

    public string? Programme { get; init; }

    public string? Run { get; init; }

    public string? Bed { get; init; }

    public string? Supply { get; init; }

    public bool IsNow { get; init; }

    public DateTimeOffset? Until { get; init; }

    public DateTimeOffset? Due { get; init; }

    public decimal? Litres { get; init; }

    public GardenRequest By(string who) => new()
    {
        Kind = Kind,
        Id = Id ?? Guid.NewGuid().ToString("N"),
        By = who,
        Steps = Steps,
        Programme = Programme,
        Run = Run,
        Bed = Bed,
        Supply = Supply,
        IsNow = IsNow,
        Until = Until,
        Due = Due,
        Litres = Litres,
    };
}
