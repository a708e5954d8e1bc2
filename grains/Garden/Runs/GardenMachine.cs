using System.Collections.Immutable;
using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Planning;
using SmartCampus.Grains.Garden.Water;
using SmartCampus.Grains.Garden.Words;

namespace SmartCampus.Grains.Garden.Runs;

/// <summary>
/// Runs a garden, one evaluation at a time: from its state, what its devices say and the time, to the next state and what to ask of the
/// devices. Pure: the grain stores the state, then carries out the actions, and comes back when a device speaks or at the next due time.
/// </summary>
internal static class GardenMachine
{
    /// <param name="setup">The garden.</param>
    /// <param name="state">How it was left.</param>
    /// <param name="inputs">Weather and soil.</param>
    /// <param name="facts">What its devices say.</param>
    /// <param name="now">Now, UTC.</param>
    /// <param name="mayOpen">False while what follows cannot be stored: then all that closes and warns goes on, nothing is opened, and starts wait.</param>
    public static GardenOutcome Step(
        GardenSetup setup, GardenRunState state, GardenInputs inputs, IReadOnlyDictionary<string, DeviceFact> facts, DateTimeOffset now, bool mayOpen = true)
    {
        DateTimeOffset before = state.EvaluatedUntil;
        bool jumped = ClockJump.Happened(state, now);
        if (jumped)
            state = ClockJump.Mend(state, now);
        if (!mayOpen)
            state = state with { HeldSince = state.TakenUntil };
        DateTimeOffset from = state.TakenUntil < now ? state.TakenUntil : now;
        // An outage of more than a day needs no windows of its own: what it missed is judged, not planned.
        var engine = new GardenEngine(setup, state, from < now.AddDays(-1) ? now.AddDays(-1) : from, now.AddDays(1));
        var turn = new Turn(engine, state, facts, now, mayOpen);
        if (jumped)
            turn.Safety(Note.Of("safety.clockBack").Time("from", before).Time("to", now));
        IntakeTurn.CheckBeds(turn);
        if (mayOpen)
            IntakeTurn.CheckOutage(turn);
        (engine.Memory.Stored, ImmutableArray<BedNeed> needs) = BalanceTurn.Advance(setup.Garden, engine.Memory.Stored, inputs, engine.Clock.Date(now));
        ValveTurn.FindStrays(turn);
        foreach (ValveRun valve in turn.State.Valves.Values.OrderBy(v => v.Bed, StringComparer.Ordinal))
        {
            if (turn.State.Valves.TryGetValue(valve.Bed, out ValveRun? current))
                ValveTurn.Follow(turn, current);
        }
        FlowTurn.Watch(turn);
        LeakTurn.Find(turn);
        ValveTurn.SendClosings(turn);
        if (mayOpen)
            IntakeTurn.TakeDue(turn, inputs);
        SupplyTurn.Start(turn);
        SupplyTurn.Send(turn);
        if (mayOpen)
            ValveTurn.SendOpenings(turn);
        return Finish(turn, needs);
    }

    private static GardenOutcome Finish(Turn turn, ImmutableArray<BedNeed> needs)
    {
        GardenEngine engine = turn.Engine;
        ImmutableDictionary<string, BedRecord>.Builder beds = turn.State.Beds.ToBuilder();
        foreach (BedDefinition bed in turn.Garden.Beds)
        {
            ImmutableArray<BedUse> use = engine.Book.Recent(bed.Id, turn.Now);
            if (use.Length > 0 || beds.ContainsKey(bed.Id))
                beds[bed.Id] = turn.State.Bed(bed.Id) with { Use = use };
        }
        GardenRunState next = turn.State with
        {
            EvaluatedUntil = turn.Now,
            Queue = [.. engine.Lanes.SelectMany(l => l.Waiting)],
            Supplies = engine.Lanes.ToImmutableDictionary(l => l.Supply.Id, l => l.State),
            Beds = beds.ToImmutable(),
            Memory = engine.Memory.Stored,
        };
        return new GardenOutcome(next, [.. turn.Actions], [.. turn.Decisions], needs, NextDue(turn));
    }

    /// <summary>When something is due by the clock alone. The caller comes back at the latest after <see cref="GardenRules.LooksEvery"/>.</summary>
    private static DateTimeOffset NextDue(Turn turn)
    {
        DateTimeOffset next = DateTimeOffset.MaxValue;
        Sooner(IntakeTurn.NextDue(turn));
        foreach (SupplyLane lane in turn.Engine.Lanes)
            Sooner(lane.WakeAt);
        foreach (ValveRun valve in turn.State.Valves.Values)
        {
            Sooner(valve.Phase switch
            {
                ValvePhase.Waiting => valve.Piece!.Begin > turn.Now ? valve.Piece.Begin : valve.Piece.Begin + GardenRules.WaitsForLink,
                ValvePhase.Open => valve.Piece!.End,
                ValvePhase.Opening => Earlier(valve.AskedAt + GardenRules.ReadBackWithin, valve.Piece!.End),
                _ => valve.AskedAt + (valve.GaveUp ? GardenRules.CloseAgainEvery : GardenRules.CloseWithin),
            });
        }
        return next;

        void Sooner(DateTimeOffset at) => next = at > turn.Now && at < next ? at : next;
    }

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
