using System.Collections.Immutable;
using SmartCampus.Grains.Garden.Days;
using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Runs;
using SmartCampus.Grains.Garden.Words;

namespace SmartCampus.Grains.Garden.Planning;

/// <summary>
/// A garden in motion: its lanes, its book of limits, its memory. The planner turns it with a made-up clock and valves that obey, the
/// machine turns the same thing with the real clock and real valves; so what is shown is what is run.
/// </summary>
internal sealed class GardenEngine
{
    private readonly List<SupplyLane> lanes = [];
    private readonly Dictionary<string, SupplyLane> laneOf = [];
    private readonly GardenSetup setup;

    public GardenEngine(GardenSetup setup, GardenRunState state, DateTimeOffset from, DateTimeOffset to)
    {
        this.setup = setup;
        State = state;
        Memory = new MemoryBook(state.Memory, Beds);
        Book = new BedBook(Clock);
        var bans = new BanWindows(Garden, setup.Calendar, Clock, from, to + QueueRules.LongestWait + TimeSpan.FromDays(1));
        foreach (SupplyDefinition supply in Garden.Supplies)
        {
            var lane = new SupplyLane(supply, Beds, Book, bans);
            lane.Load(
                state.Supplies.GetValueOrDefault(supply.Id) ?? new SupplyRun(),
                state.Valves.Values.Where(v => v.Piece is not null && Beds.TryGetValue(v.Bed, out BedDefinition? bed) && bed.Supply == supply.Id).Select(v => v.Piece!));
            lanes.Add(lane);
            laneOf[supply.Id] = lane;
        }
        foreach ((string id, BedRecord record) in state.Beds)
            Book.Load(id, record.Use);
        foreach (QueuedStep step in state.Queue.Where(s => Beds.ContainsKey(s.Bed)))
            LaneOf(step.Bed).Add(step);
        RefreshBlocks(state);
    }

    public GardenDefinition Garden => setup.Garden;

    public ImmutableArray<FlowMeter> Meters => setup.Meters;

    public GardenRunState State { get; }

    public GardenClock Clock => setup.Clock;

    public IReadOnlyDictionary<string, BedDefinition> Beds => setup.Beds;

    public IReadOnlyList<SupplyLane> Lanes => lanes;

    public BedBook Book { get; }

    public MemoryBook Memory { get; }

    public SupplyLane LaneOf(string bed) => laneOf[Beds[bed].Supply];

    /// <summary>Starts that are due in a stretch of time, without those that were taken before.</summary>
    public IEnumerable<Occurrence> Due(DateTimeOffset after, DateTimeOffset until) =>
        setup.Occurrences.Between(after, until, State.Overrides).Where(o => !State.Taken.ContainsKey(o.Run));

    /// <summary>Decides a run and queues what of it will be watered.</summary>
    public IReadOnlyList<BedIntake> Take(Occurrence occurrence, DateTimeOffset now, GardenInputs inputs, Note? missed)
    {
        Programme programme = Garden.Programmes[occurrence.Programme];
        RunOverride? change = State.Overrides.GetValueOrDefault(occurrence.Run);
        Note? left = missed ?? (change?.Kind == RunOverrideKind.Skip ? Note.Of("skip.person").Text("by", change.By) : null);
        if (left is { } reason)
            return [.. programme.Steps.Select(s => new BedIntake(new BedVerdict(s.Bed, false, 0, reason, [], []), null, null))];
        var question = new RunQuestion(programme, occurrence.Day, now, inputs, change?.Kind == RunOverrideKind.Force);
        IReadOnlyList<BedVerdict> verdicts = RunDecider.Decide(Garden, Beds, question, Memory);
        DateTimeOffset lateUntil = occurrence.Due.AddMinutes(programme.Missed.LateMinutes);
        var head = new RunHead(occurrence.Run, programme.Id, programme.Name, occurrence.Due, lateUntil, occurrence.Programme * 1000, By: change?.By);
        var taken = new List<BedIntake>(verdicts.Count);
        for (int i = 0; i < verdicts.Count; i++)
        {
            BedVerdict verdict = verdicts[i];
            Memory.Remember(question, verdict);
            if (!verdict.Runs)
            {
                taken.Add(new BedIntake(verdict, null, null));
                continue;
            }
            BedDefinition bed = Beds[verdict.Bed];
            SupplyLane lane = laneOf[bed.Supply];
            (QueuedStep? step, Note? note) = RunBuilder.Build(head, i, bed, lane.Supply, programme.Steps[i].Amount, verdict.Level, programme.Cycle);
            if (step is not null)
                lane.Add(step);
            taken.Add(new BedIntake(step is null ? verdict with { Runs = false, Rule = note! } : verdict, step, step is null ? null : note));
        }
        return taken;
    }

    /// <summary>A valve that obeys gave a bed all of a piece.</summary>
    public void Obeyed(Piece piece, DateTimeOffset at)
    {
        BedDefinition bed = Beds[piece.Step.Bed];
        Memory.Watered(bed.Id, at, Memory.HasNoBalances ? 0 : piece.Seconds * bed.Rate / 60);
        laneOf[bed.Supply].Release(piece, at, dropRest: false);
    }

    /// <summary>Takes over lock-outs and shut supplies.</summary>
    public void RefreshBlocks(GardenRunState state)
    {
        Book.ClearBlocks();
        foreach (BedDefinition bed in Garden.Beds)
        {
            if ((state.Shut.GetValueOrDefault(bed.Supply) ?? state.Bed(bed.Id).LockOut) is { } block)
                Book.Block(bed.Id, Note.Of(state.Shut.ContainsKey(bed.Supply) ? "drop.supplyShut" : "drop.lockedOut").Time("since", block.At));
        }
    }
}
