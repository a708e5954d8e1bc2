using System.Collections.Immutable;
using Orleans;
using SmartCampus.Grains.Garden.Planning;
using SmartCampus.Grains.Garden.Words;

namespace SmartCampus.Grains.Garden.Runs;

/// <summary>One valve that is, or may be, open.</summary>
[GenerateSerializer, Immutable, Alias("garden-valve")]
public sealed record ValveRun
{
    /// <summary>The bed's id.</summary>
    [Id(0)]
    public required string Bed { get; init; }

    /// <summary>What is watered; absent for a valve that was found open without a lease.</summary>
    [Id(1)]
    public Piece? Piece { get; init; }

    /// <summary>Where it is.</summary>
    [Id(2)]
    public ValvePhase Phase { get; init; }

    /// <summary>When the device was last asked, UTC.</summary>
    [Id(3)]
    public DateTimeOffset AskedAt { get; init; }

    /// <summary>How often it was asked in this phase.</summary>
    [Id(4)]
    public int Attempts { get; init; }

    /// <summary>How often it was opened again because it had closed by itself.</summary>
    [Id(5)]
    public int Reopened { get; init; }

    /// <summary>When it was first read back as open, UTC.</summary>
    [Id(6)]
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>When it was told to close, UTC.</summary>
    [Id(7)]
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it ended before its time.</summary>
    [Id(8)]
    public Note? Stopped { get; init; }

    /// <summary>Who ended it.</summary>
    [Id(9)]
    public string? StoppedBy { get; init; }

    /// <summary>What will be said with its record.</summary>
    [Id(10)]
    public ImmutableArray<Note> Notes { get; init; } = [];

    /// <summary>The flow during it.</summary>
    [Id(11)]
    public FlowWatch Flow { get; init; } = new();

    /// <summary>True while closing failed so often that the bed is locked out.</summary>
    [Id(12)]
    public bool GaveUp { get; init; }

    /// <summary>The valve's device: it is closed even when its bed was taken out of the garden.</summary>
    [Id(13)]
    public required string Device { get; init; }

    /// <summary>The supply's id.</summary>
    [Id(14)]
    public required string Supply { get; init; }

    /// <summary>True when the device could be reached when it was last asked: then "still open" is a refusal.</summary>
    [Id(15)]
    public bool WasReachable { get; init; }
}
