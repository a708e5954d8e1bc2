using System.Collections.Immutable;
using Orleans;
using SmartCampus.Grains.Garden.Words;

namespace SmartCampus.Grains.Garden.Decisions;

/// <summary>One line of the garden's record: what, why, by which numbers, by whom.</summary>
[GenerateSerializer, Immutable, Alias("garden-decision")]
public sealed record Decision
{
    /// <summary>When, UTC.</summary>
    [Id(0)]
    public required DateTimeOffset At { get; init; }

    /// <summary>What kind of line.</summary>
    [Id(1)]
    public required DecisionKind Kind { get; init; }

    /// <summary>The rule that fired, with its numbers.</summary>
    [Id(2)]
    public required Note Rule { get; init; }

    /// <summary>The run, if it is about one.</summary>
    [Id(3)]
    public string? Run { get; init; }

    /// <summary>The programme's name, if it is about one.</summary>
    [Id(4)]
    public string? Programme { get; init; }

    /// <summary>The bed's id, if it is about one.</summary>
    [Id(5)]
    public string? Bed { get; init; }

    /// <summary>The bed's name then.</summary>
    [Id(6)]
    public string? BedName { get; init; }

    /// <summary>Who, if it was a person.</summary>
    [Id(7)]
    public string? By { get; init; }

    /// <summary>What else is to be said: stale inputs, cuts.</summary>
    [Id(8)]
    public ImmutableArray<Note> Notes { get; init; } = [];

    /// <summary>The inputs as they were.</summary>
    [Id(9)]
    public ImmutableArray<InputUsed> Inputs { get; init; } = [];

    /// <summary>When watering began, if it did.</summary>
    [Id(10)]
    public DateTimeOffset? Start { get; init; }

    /// <summary>When it ended.</summary>
    [Id(11)]
    public DateTimeOffset? End { get; init; }

    /// <summary>Litres given (measured when there is a meter).</summary>
    [Id(12)]
    public decimal? Litres { get; init; }

    /// <summary>The same over the bed, mm.</summary>
    [Id(13)]
    public decimal? Millimetres { get; init; }
}
