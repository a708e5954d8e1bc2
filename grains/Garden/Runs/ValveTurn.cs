using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Planning;
using SmartCampus.Grains.Garden.Words;

namespace SmartCampus.Grains.Garden.Runs;

/// <summary>
/// Each valve by its device's own word. Every path ends in a valve that was read back as closed, or in a bed that is locked out, a
/// supply that is shut, and a record that a person must acknowledge.
/// </summary>
internal static class ValveTurn
{
    /// <summary>Valves that are open though nobody opened them here: a restart lost them, or somebody else did it.</summary>
    public static void FindStrays(Turn turn)
    {
        foreach (BedDefinition bed in turn.Garden.Beds)
        {
            if (turn.State.Valves.ContainsKey(bed.Id) || turn.Fact(bed.ValveDevice) is not { IsReachable: true, IsOpen: true })
                continue;
            turn.Put(new ValveRun { Bed = bed.Id, Device = bed.ValveDevice, Supply = bed.Supply, Phase = ValvePhase.Closing, EndedAt = turn.Now });
            turn.Safety(Note.Of("safety.foundOpen").Text("bed", bed.Name), bed.Id);
        }
    }

    public static void Follow(Turn turn, ValveRun valve)
    {
        DeviceFact fact = turn.Fact(valve.Device);
        switch (valve.Phase)
        {
            case ValvePhase.Waiting when turn.Now >= valve.Piece!.End || (!fact.IsReachable && turn.Now >= valve.Piece.Begin + GardenRules.WaitsForLink):
                NotSent(turn, valve, Note.Of(fact.IsReachable ? "fail.late" : "fail.offline"));
                break;
            case ValvePhase.Opening when fact is { IsOpen: true, StateAt: { } at } && at >= valve.AskedAt:
                turn.Put(valve with { Phase = ValvePhase.Open, OpenedAt = valve.OpenedAt ?? turn.Now, Attempts = 0 });
                turn.Put(valve.Bed, turn.State.Bed(valve.Bed) with { OpenFailures = 0 });
                break;
            case ValvePhase.Opening when turn.Now >= valve.AskedAt + GardenRules.ReadBackWithin || turn.Now >= valve.Piece!.End:
                OpenAgain(turn, valve, fact);
                break;
            case ValvePhase.Open when turn.Now >= valve.Piece!.End:
                // Closed already: its own timer did it, at the end of the lease.
                turn.End(valve, null, fact.IsOpen == false ? valve.Piece.End : turn.Now);
                break;
            case ValvePhase.Open when fact is { IsOpen: false, StateAt: { } closed } && closed > valve.OpenedAt:
                ClosedByItself(turn, valve);
                break;
            case ValvePhase.Closing when valve.Attempts > 0 && fact is { IsOpen: false, StateAt: { } shut } && shut >= valve.EndedAt:
                Closed(turn, valve);
                break;
            case ValvePhase.Closing when valve.Attempts > 0 && turn.Now >= valve.AskedAt + (valve.GaveUp ? GardenRules.CloseAgainEvery : GardenRules.CloseWithin):
                CloseAgain(turn, valve, fact);
                break;
        }
    }

    /// <summary>Sends the closings that were decided.</summary>
    public static void SendClosings(Turn turn)
    {
        foreach (ValveRun valve in turn.State.Valves.Values.Where(v => v.Phase == ValvePhase.Closing && v.Attempts == 0).OrderBy(v => v.Bed, StringComparer.Ordinal))
            BeginClose(turn, valve);
    }

    /// <summary>Sends the openings whose lead is over.</summary>
    public static void SendOpenings(Turn turn)
    {
        foreach (ValveRun valve in turn.State.Valves.Values.Where(v => v.Phase == ValvePhase.Waiting && v.Piece!.Begin <= turn.Now).OrderBy(v => v.Bed, StringComparer.Ordinal))
        {
            if (turn.Fact(valve.Device).IsReachable)
                Open(turn, valve with { Phase = ValvePhase.Opening });
        }
    }

    private static void Open(Turn turn, ValveRun valve)
    {
        int lease = (int)Math.Clamp(Math.Ceiling((valve.Piece!.End - turn.Now).TotalSeconds), 1, QueueRules.LongestOpening);
        turn.Put(valve with { AskedAt = turn.Now, Attempts = valve.Attempts + 1 });
        turn.Actions.Add(new GardenAction(GardenActionKind.Open, valve.Device, valve.Supply, valve.Bed, valve.Piece.End, lease));
    }

    /// <summary>Nothing was sent, so there is nothing to close. Its bed goes without; the others do not.</summary>
    private static void NotSent(Turn turn, ValveRun valve, Note why)
    {
        Piece piece = valve.Piece!;
        turn.Remove(valve);
        turn.Tell(DecisionKind.Failed, why, piece.Step);
        if (!turn.Engine.Beds.TryGetValue(valve.Bed, out BedDefinition? bed))
            return;
        turn.Engine.Book.Add(bed, piece.Begin, -piece.Seconds, -piece.Seconds * bed.Rate / 60);
        turn.Engine.LaneOf(valve.Bed).Release(piece, turn.Now, dropRest: true);
    }

    private static void OpenAgain(Turn turn, ValveRun valve, DeviceFact fact)
    {
        if (valve.Attempts < GardenRules.OpenAttempts && turn.Now < valve.Piece!.End && turn.MayOpen)
        {
            Open(turn, valve);
            return;
        }
        // The link is down, or the platform was away until its time was over: the device may have opened and closed it.
        if (!fact.IsReachable || turn.Now > valve.Piece!.End + GardenRules.CloseWithin)
        {
            turn.End(valve, Note.Of("fail.notSeen"));
            return;
        }
        BedRecord record = turn.State.Bed(valve.Bed);
        turn.Put(valve.Bed, record with { OpenFailures = record.OpenFailures + 1 });
        if (record.OpenFailures + 1 >= GardenRules.OpenFailuresAllowed)
        {
            Note reason = Note.Of("critical.notOpen").Text("bed", turn.BedName(valve.Bed)).Number("times", record.OpenFailures + 1);
            turn.LockOut(valve.Bed, reason, needsPerson: true);
            turn.Raise(reason, valve.Device, valve.Bed, valve.Supply);
        }
        turn.End(valve, Note.Of("fail.notOpen").Number("times", valve.Attempts));
    }

    private static void ClosedByItself(Turn turn, ValveRun valve)
    {
        TimeSpan left = valve.Piece!.End - turn.Now;
        if (left <= GardenRules.WorthReopening)
            turn.End(valve, null);
        else if (valve.Reopened >= GardenRules.ReopenTimes || !turn.MayOpen)
            turn.End(valve, Note.Of("fail.closesItself").Number("times", valve.Reopened + 1));
        else
            Open(turn, valve with { Phase = ValvePhase.Opening, Reopened = valve.Reopened + 1, Attempts = 0, Notes = valve.Notes.Add(Note.Of("note.reopened").Time("at", turn.Now)) });
    }

    private static void BeginClose(Turn turn, ValveRun valve)
    {
        if (valve.Piece is { } piece && turn.Engine.Beds.TryGetValue(valve.Bed, out BedDefinition? bed))
        {
            decimal seconds = Watered(valve), litres = FlowTurn.Litres(valve, bed, seconds);
            turn.Engine.Book.Add(bed, piece.Begin, seconds - piece.Seconds, litres - piece.Seconds * bed.Rate / 60);
            if (seconds > 0)
                turn.Engine.Memory.Watered(bed.Id, turn.Now, litres);
        }
        Close(turn, valve);
    }

    private static void Close(Turn turn, ValveRun valve)
    {
        turn.Put(valve with { AskedAt = turn.Now, Attempts = valve.Attempts + 1, WasReachable = turn.Fact(valve.Device).IsReachable });
        turn.Actions.Add(new GardenAction(GardenActionKind.Close, valve.Device, valve.Supply, valve.Bed, null, 0));
    }

    private static void CloseAgain(Turn turn, ValveRun valve, DeviceFact fact)
    {
        bool refuses = valve.WasReachable && fact is { IsReachable: true, IsOpen: true, StateAt: { } at } && at >= valve.AskedAt;
        if (valve.Attempts == GardenRules.CloseAttempts || (valve.Attempts > GardenRules.CloseAttempts && refuses && turn.State.Bed(valve.Bed).LockOut is { NeedsPerson: false }))
        {
            Note what = Note.Of((refuses ? "critical.notClosed" : "critical.closeUnknown") + turn.ByHand(valve.Supply)).Text("bed", turn.BedName(valve.Bed)).Number("times", valve.Attempts);
            turn.LockOut(valve.Bed, what, refuses);
            turn.Shut(valve.Supply, what, refuses);
            turn.Raise(what, valve.Device, valve.Bed, valve.Supply);
            valve = turn.State.Valves[valve.Bed] with { GaveUp = true };
        }
        Close(turn, valve);
    }

    private static void Closed(Turn turn, ValveRun valve)
    {
        turn.Remove(valve);
        if (valve.GaveUp)
            ClosedAtLast(turn, valve);
        if (valve.Piece is not { } piece || !turn.Engine.Beds.TryGetValue(valve.Bed, out BedDefinition? bed))
            return;
        turn.Engine.LaneOf(valve.Bed).Release(piece, turn.Now, dropRest: valve.Stopped is not null);
        FlowTurn.Learn(turn, valve);
        Record(turn, valve, piece, bed);
    }

    /// <summary>A lock-out that was only for want of an answer lifts itself with the answer; its record stays until a person has seen it.</summary>
    private static void ClosedAtLast(Turn turn, ValveRun valve)
    {
        turn.Safety(Note.Of("safety.closedAtLast").Text("bed", turn.BedName(valve.Bed)), valve.Bed);
        BedRecord record = turn.State.Bed(valve.Bed);
        if (record.LockOut is { NeedsPerson: false })
            turn.Put(valve.Bed, record with { LockOut = null });
        bool others = turn.State.Valves.Values.Any(v => v.Supply == valve.Supply && v.GaveUp);
        if (!others && turn.State.Shut.GetValueOrDefault(valve.Supply) is { NeedsPerson: false })
            turn.State = turn.State with { Shut = turn.State.Shut.Remove(valve.Supply) };
        turn.Engine.RefreshBlocks(turn.State);
    }

    private static void Record(Turn turn, ValveRun valve, Piece piece, BedDefinition bed)
    {
        if (valve.GaveUp)
            valve = valve with { Notes = valve.Notes.Add(Note.Of("note.stayedOpen").Time("until", turn.Now)) };
        decimal seconds = Watered(valve), litres = FlowTurn.Litres(valve, bed, seconds);
        Note? stopped = valve.Stopped;
        bool failed = stopped?.Code.StartsWith("fail.", StringComparison.Ordinal) == true;
        turn.Decisions.Add(new Decision
        {
            At = turn.Now,
            Kind = failed ? DecisionKind.Failed : stopped is null ? DecisionKind.Watered : DecisionKind.Stopped,
            Rule = stopped ?? Note.Of("watered").Duration("time", TimeSpan.FromSeconds((double)seconds)),
            Run = piece.Step.Run,
            Programme = piece.Step.Title,
            Bed = bed.Id,
            BedName = bed.Name,
            By = valve.StoppedBy ?? piece.Step.By,
            Notes = valve.Notes,
            Start = piece.Begin,
            End = valve.EndedAt,
            Litres = Math.Round(litres, 2),
            Millimetres = Math.Round(litres / bed.Area, 2),
        });
    }

    /// <summary>Seconds for which water ran: none when it was never read back as open.</summary>
    private static decimal Watered(ValveRun valve)
    {
        if (valve.OpenedAt is null || valve.EndedAt is not { } end)
            return 0;
        return Math.Max(0, (decimal)(end - valve.Piece!.Begin).TotalSeconds);
    }
}
