using System.Collections.Immutable;
using Orleans;
using SmartCampus.Grains.Garden.Days;
using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Planning;

namespace SmartCampus.Grains.Garden.Runs;

/// <summary>All that must survive a restart: stored before any of the actions that came with it are carried out.</summary>
[GenerateSerializer, Immutable, Alias("garden-run-state")]
public sealed record GardenRunState
{
    /// <summary>The last evaluation, UTC.</summary>
    [Id(0)]
    public required DateTimeOffset EvaluatedUntil { get; init; }

    /// <summary>What waits, in order.</summary>
    [Id(1)]
    public ImmutableArray<QueuedStep> Queue { get; init; } = [];

    /// <summary>Valves that are or may be open, by bed.</summary>
    [Id(2)]
    public ImmutableDictionary<string, ValveRun> Valves { get; init; } = ImmutableDictionary<string, ValveRun>.Empty;

    /// <summary>What the supplies do, by supply.</summary>
    [Id(3)]
    public ImmutableDictionary<string, SupplyRun> Supplies { get; init; } = ImmutableDictionary<string, SupplyRun>.Empty;

    /// <summary>Supplies that are shut, by supply.</summary>
    [Id(4)]
    public ImmutableDictionary<string, LockOut> Shut { get; init; } = ImmutableDictionary<string, LockOut>.Empty;

    /// <summary>What is kept of the beds, by bed.</summary>
    [Id(5)]
    public ImmutableDictionary<string, BedRecord> Beds { get; init; } = ImmutableDictionary<string, BedRecord>.Empty;

    /// <summary>What decisions remember.</summary>
    [Id(6)]
    public DecisionMemory Memory { get; init; } = new();

    /// <summary>What people decided of runs ahead, by run.</summary>
    [Id(7)]
    public ImmutableDictionary<string, RunOverride> Overrides { get; init; } = ImmutableDictionary<string, RunOverride>.Empty;

    /// <summary>Runs of the last two days, by run, with their due time: a clock that jumps back starts none of them again.</summary>
    [Id(8)]
    public ImmutableDictionary<string, DateTimeOffset> Taken { get; init; } = ImmutableDictionary<string, DateTimeOffset>.Empty;

    /// <summary>What people must acknowledge, oldest first.</summary>
    [Id(9)]
    public ImmutableArray<CriticalRecord> Criticals { get; init; } = [];

    /// <summary>Since when a meter shows flow though all that it measures is closed, by the meter's device.</summary>
    [Id(10)]
    public ImmutableDictionary<string, DateTimeOffset> LeakSince { get; init; } = ImmutableDictionary<string, DateTimeOffset>.Empty;

    /// <summary>When the last valve behind a meter was read back as closed, by the meter's device.</summary>
    [Id(11)]
    public ImmutableDictionary<string, DateTimeOffset> ClosedSince { get; init; } = ImmutableDictionary<string, DateTimeOffset>.Empty;

    /// <summary>What the supplies' devices were told last, by supply.</summary>
    [Id(12)]
    public ImmutableDictionary<string, SupplyTold> Told { get; init; } = ImmutableDictionary<string, SupplyTold>.Empty;

    /// <summary>Since when nothing may be opened, because nothing can be stored, UTC. Starts since then wait for the end of it.</summary>
    [Id(13)]
    public DateTimeOffset? HeldSince { get; init; }

    /// <summary>All starts up to this time have been taken, UTC.</summary>
    public DateTimeOffset TakenUntil => HeldSince ?? EvaluatedUntil;

    /// <summary>A garden that begins now.</summary>
    public static GardenRunState New(DateTimeOffset now) => new() { EvaluatedUntil = now };

    /// <summary>What is kept of a bed.</summary>
    public BedRecord Bed(string id) => Beds.GetValueOrDefault(id) ?? new BedRecord();
}
