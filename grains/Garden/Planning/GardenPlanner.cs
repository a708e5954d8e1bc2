using SmartCampus.Grains.Calendar;
using SmartCampus.Grains.Garden.Days;
using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Runs;

namespace SmartCampus.Grains.Garden.Planning;

/// <summary>
/// Works out how a garden will run: <see cref="GardenEngine"/> turned with a made-up clock and valves that obey at once. Pure, and the
/// same for the same arguments. Costs n·log n for n openings.
/// </summary>
public static class GardenPlanner
{
    /// <summary>The plan from a garden's live state.</summary>
    /// <param name="garden">The garden, checked.</param>
    /// <param name="calendar">The school's calendar.</param>
    /// <param name="inputs">What is known now.</param>
    /// <param name="state">The live state; <see cref="GardenRunState.New"/> for a garden that does nothing yet.</param>
    /// <param name="now">Now, UTC.</param>
    /// <param name="to">Runs due up to then, UTC; at most 60 days on.</param>
    public static WaterPlan Plan(GardenDefinition garden, SchoolCalendar calendar, GardenInputs inputs, GardenRunState state, DateTimeOffset now, DateTimeOffset to) =>
        Plan(new GardenSetup(garden, calendar), new KnownInputs(inputs, now), state, now, to);

    internal static WaterPlan Plan(GardenSetup setup, IGardenInputs inputs, GardenRunState state, DateTimeOffset now, DateTimeOffset to)
    {
        ArgumentNullException.ThrowIfNull(state);
        var engine = new GardenEngine(setup, state, now, state.Queue.Select(s => s.Due).Append(to).Max()); // what waits may have been moved beyond the plan
        var recorder = new PlanRecorder(setup.Garden, engine.Beds);
        var running = new PriorityQueue<Piece, EndKey>();
        foreach (QueuedStep step in state.Queue.Where(s => engine.Beds.ContainsKey(s.Bed)).OrderBy(OrderKey.Of))
            recorder.Known(step);
        foreach (SupplyLane lane in engine.Lanes.Where(l => l.State.OnSince is not null))
            recorder.WasOn(lane.Supply.Id, lane.State.OnSince!.Value);
        foreach (ValveRun valve in state.Valves.Values.Where(v => v.Piece is not null && engine.Beds.ContainsKey(v.Bed)).OrderBy(v => v.Bed, StringComparer.Ordinal))
        {
            recorder.Known(valve.Piece!.Step);
            recorder.Slot(valve.Piece);
            DateTimeOffset end = valve.Phase == ValvePhase.Closing || valve.Piece.End < now ? now : valve.Piece.End;
            running.Enqueue(valve.Piece, new EndKey(end, valve.Bed));
        }
        List<Occurrence> due = [.. engine.Due(state.TakenUntil, to)];
        Turn(engine, recorder, inputs, running, due, now);
        return recorder.Finish(now, to);
    }

    private static void Turn(
        GardenEngine engine, PlanRecorder recorder, IGardenInputs inputs, PriorityQueue<Piece, EndKey> running, List<Occurrence> due, DateTimeOffset now)
    {
        int next = 0;
        while (true)
        {
            while (running.TryPeek(out Piece? piece, out EndKey end) && end.End <= now)
            {
                running.Dequeue();
                engine.Obeyed(piece, end.End);
            }
            for (; next < due.Count && due[next].Due <= now; next++)
                recorder.Decided(due[next], engine.Take(due[next], now, inputs.At(now), MissedRuns.Judge(engine.Garden, due, next, now)));
            DateTimeOffset then = next < due.Count ? due[next].Due : DateTimeOffset.MaxValue;
            for (int i = 0; i < engine.Lanes.Count; i++)
            {
                SupplyLane lane = engine.Lanes[i];
                lane.Start(now);
                foreach (LaneEvent e in lane.Events)
                {
                    recorder.Saw(lane, e);
                    if (e.Piece is { } piece)
                        running.Enqueue(piece, new EndKey(piece.End, piece.Step.Bed));
                }
                lane.Events.Clear();
                DateTimeOffset wake = lane.WakeAt;
                then = wake < then ? wake : then;
            }
            if (running.TryPeek(out _, out EndKey first) && first.End < then)
                then = first.End;
            if (then == DateTimeOffset.MaxValue)
                return;
            now = then;
        }
    }
}
