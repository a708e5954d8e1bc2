using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Planning;
using SmartCampus.Grains.Garden.Words;

namespace SmartCampus.Grains.Garden.Runs;

/// <summary>Turns the lanes and keeps the supplies' devices in step with them.</summary>
internal static class SupplyTurn
{
    public static void Start(Turn turn)
    {
        foreach (SupplyLane lane in turn.Engine.Lanes)
        {
            string supply = lane.Supply.Id;
            // Nothing opens on a supply while one of its valves is on its way to closed: the sum of flows must hold in the pipe too.
            if (!turn.MayOpen)
                lane.TurnOffIfDue(turn.Now);
            else if (!turn.State.Valves.Values.Any(v => v.Supply == supply && v.Phase == ValvePhase.Closing && !v.GaveUp))
                lane.Start(turn.Now);
            foreach (LaneEvent e in lane.Events)
                See(turn, lane, e);
            lane.Events.Clear();
        }
    }

    /// <summary>Tells the supplies' devices what the lanes want: with each change, with each longer lease, and again when they do not follow.</summary>
    public static void Send(Turn turn)
    {
        foreach (SupplyLane lane in turn.Engine.Lanes)
        {
            if (lane.Supply.Device is not { } device)
                continue;
            SupplyTold? told = turn.State.Told.GetValueOrDefault(lane.Supply.Id);
            LockOut? shut = turn.State.Shut.GetValueOrDefault(lane.Supply.Id);
            bool wanted = lane.State.OnSince is not null && shut is null;
            DateTimeOffset? until = wanted ? Until(turn, lane) : null;
            bool changed = wanted != (told?.On ?? false) || until > told?.Until || shut is not null && !(told?.At >= shut.At);
            bool ignored = turn.Fact(device).IsOpen is { } isOn && isOn != wanted && !(turn.Now < told?.At + GardenRules.ReadBackWithin);
            if (!changed && !ignored || wanted && !turn.MayOpen)
                continue;
            DateTimeOffset since = told is not null && told.On == wanted ? told.Since : turn.Now;
            bool isRaised = told is { IsRaised: true } && told.On == wanted;
            if (ignored && !wanted && !isRaised && turn.Now >= since + GardenRules.SupplyFollowsWithin)
            {
                turn.Raise(Note.Of("critical.supplyStaysOn").Text("supply", lane.Supply.Name), device, null, lane.Supply.Id);
                isRaised = true;
            }
            turn.State = turn.State with { Told = turn.State.Told.SetItem(lane.Supply.Id, new SupplyTold(turn.Now, wanted, until, since, isRaised)) };
            turn.Actions.Add(until is { } end
                ? new GardenAction(GardenActionKind.SupplyOn, device, lane.Supply.Id, null, end, Seconds(end - turn.Now))
                : new GardenAction(GardenActionKind.SupplyOff, device, lane.Supply.Id, null, null, 0));
        }
    }

    private static int Seconds(TimeSpan lease) => (int)Math.Clamp(Math.Ceiling(lease.TotalSeconds), 1, QueueRules.LongestOpening);

    /// <summary>Until when a supply must be on: the last end of what is open on it, and its lag.</summary>
    private static DateTimeOffset Until(Turn turn, SupplyLane lane)
    {
        DateTimeOffset last = lane.State.OffAt;
        foreach (ValveRun valve in turn.State.Valves.Values)
        {
            if (valve.Supply == lane.Supply.Id && valve.Piece is { } piece && piece.End.AddSeconds(lane.Supply.LagSeconds) > last)
                last = piece.End.AddSeconds(lane.Supply.LagSeconds);
        }
        return last;
    }

    private static void See(Turn turn, SupplyLane lane, LaneEvent e)
    {
        if (e.Kind == LaneEventKind.Started)
        {
            BedDefinition bed = turn.Engine.Beds[e.Step!.Bed];
            turn.Put(new ValveRun
            {
                Bed = bed.Id,
                Device = bed.ValveDevice,
                Supply = lane.Supply.Id,
                Piece = e.Piece,
                Phase = ValvePhase.Waiting,
                Notes = e.Note is null ? [] : [e.Note],
            });
        }
        else if (e.Kind == LaneEventKind.Dropped)
            turn.Tell(DecisionKind.Skipped, e.Note!, e.Step!, e.Step!.SkippedBy);
        else if (e.Kind == LaneEventKind.Held)
            turn.Tell(DecisionKind.Planned, e.Note!, e.Step!);
    }
}
