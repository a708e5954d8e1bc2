using SmartCampus.Grains.Garden.Days;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Words;

namespace SmartCampus.Grains.Garden.Planning;

/// <summary>
/// One supply and all that waits for it: the heart that both the preview and the run turn. The queue is strict: what is first and does
/// not fit the supply makes all behind it wait, so nobody starves and times can be foretold. Only what could not start anyhow stands
/// aside: a part that soaks, a bed that is in use, a watering that would reach into a window without water. Every move is one heap
/// operation, so a plan costs n·log n. Turned by <see cref="Add"/>, <see cref="Release"/> and <see cref="Start"/> with times that never go back.
/// </summary>
internal sealed class SupplyLane(SupplyDefinition supply, IReadOnlyDictionary<string, BedDefinition> beds, BedBook book, BanWindows bans)
{
    private readonly PriorityQueue<QueuedStep, OrderKey> ready = new();
    private readonly PriorityQueue<QueuedStep, HeldKey> held = new();
    private readonly Dictionary<string, LaneBed> known = []; // beds that this lane had to do with
    private int open;
    private decimal flow;
    private DateTimeOffset? onSince;
    private DateTimeOffset readyAt;
    private DateTimeOffset offAt;
    private DateTimeOffset restUntil;
    private DateTimeOffset settledUntil; // before that nothing can start, unless something is added or released

    public SupplyDefinition Supply => supply;

    public SupplyRun State => new() { OnSince = onSince, ReadyAt = readyAt, OffAt = offAt, RestUntil = restUntil };

    /// <summary>What happened since somebody last cleared it.</summary>
    public List<LaneEvent> Events { get; } = [];

    /// <summary>All that waits, in order.</summary>
    public IEnumerable<QueuedStep> Waiting => ready.UnorderedItems.Select(i => i.Element)
        .Concat(held.UnorderedItems.Select(i => i.Element))
        .Concat(known.Values.Where(b => b.Behind is not null).SelectMany(b => b.Behind!.UnorderedItems.Select(i => i.Element)))
        .OrderBy(OrderKey.Of);

    /// <summary>When <see cref="Start"/> has something to do though nothing is released.</summary>
    public DateTimeOffset WakeAt
    {
        get
        {
            DateTimeOffset at = held.TryPeek(out _, out HeldKey next) ? next.At : DateTimeOffset.MaxValue;
            if (open == 0 && onSince is not null && offAt < at)
                at = offAt;
            if (!ready.TryPeek(out QueuedStep? first, out _))
                return at;
            if (onSince is null && restUntil < at)
                at = restUntil;
            return first.LatestStart < at ? first.LatestStart : at;
        }
    }

    public bool IsIdle => open == 0;

    /// <summary>Takes up a stored state: the supply's, and the pieces that run.</summary>
    public void Load(SupplyRun state, IEnumerable<Piece> running)
    {
        (onSince, readyAt, offAt, restUntil) = (state.OnSince, state.ReadyAt, state.OffAt, state.RestUntil);
        settledUntil = default;
        foreach (Piece piece in running)
            Occupy(Bed(piece.Step.Bed), piece.Step.Run);
    }

    public void Add(QueuedStep step)
    {
        settledUntil = default;
        if (step.Cycle > 0)
            Bed(step.Bed).Owner = step.Run;
        DateTimeOffset at = step.SkippedAt is { } skipped ? skipped + QueueRules.UndoTime : step.ReadyAt;
        held.Enqueue(step, new HeldKey(at, OrderKey.Of(step)));
    }

    /// <summary>A piece is over and its valve is closed.</summary>
    public void Release(Piece piece, DateTimeOffset at, bool dropRest)
    {
        QueuedStep step = piece.Step;
        LaneBed bed = Bed(step.Bed);
        settledUntil = default;
        bed.IsInUse = false;
        open--;
        flow = open == 0 ? 0 : flow - bed.Definition.Rate;
        if (!dropRest && !piece.IsLast && step.Cycle + 1 < step.Cycles)
            Add(step with { Cycle = step.Cycle + 1, ReadyAt = at.AddSeconds(step.SoakSeconds) });
        else
            Free(bed, step.Run);
        if (open == 0 && onSince is not null)
            offAt = at.AddSeconds(supply.LagSeconds);
    }

    /// <summary>Starts all that can start now.</summary>
    public void Start(DateTimeOffset now)
    {
        if (now < settledUntil)
            return;
        while (true)
        {
            while (held.TryPeek(out QueuedStep? due, out HeldKey next) && next.At <= now)
            {
                held.Dequeue();
                if (due.SkippedAt is { } skipped)
                    Drop(due, skipped, Note.Of("skip.person").Text("by", due.SkippedBy));
                else
                    ready.Enqueue(due, next.Key);
            }
            if (!ready.TryPeek(out QueuedStep? first, out _))
                break;
            if (!TryMove(first, now))
                break;
        }
        TurnOffIfDue(now);
        settledUntil = WakeAt;
    }

    /// <summary>Ends the lag of a supply that nobody uses.</summary>
    public void TurnOffIfDue(DateTimeOffset now)
    {
        if (open == 0 && onSince is not null && offAt <= now)
            TurnOff();
    }

    /// <summary>Takes out what waits, e.g. because a person said stop.</summary>
    public IReadOnlyList<QueuedStep> Clear()
    {
        IReadOnlyList<QueuedStep> all = [.. Waiting];
        ready.Clear();
        held.Clear();
        foreach (LaneBed bed in known.Values)
            (bed.Owner, bed.Behind) = (null, null);
        return all;
    }

    /// <summary>Deals with the first of the queue; false when it must wait where it is.</summary>
    private bool TryMove(QueuedStep first, DateTimeOffset now)
    {
        if (book.Blocked(first.Bed) is { } blocked)
            return Leave(first, now, blocked);
        if (now >= first.LatestStart)
            return Leave(first, now, Note.Of("drop.noTime").Number("hours", (decimal)QueueRules.LongestWait.TotalHours));
        LaneBed bed = Bed(first.Bed);
        if (bed.IsTaken(first.Run))
            return StandBehind(bed, first);
        decimal rate = bed.Definition.Rate;
        if (rate > supply.MaximumFlow)
            return Leave(first, now, Note.Of("drop.tooMuchFlow").Number("value", rate).Number("limit", supply.MaximumFlow));
        if (open >= supply.BedsAtOnce || flow + rate > supply.MaximumFlow)
            return false;
        if (open == 0 && onSince is not null && offAt < now)
            TurnOff(); // it went off before this came up
        if (onSince is null && restUntil > now)
            return false;
        DateTimeOffset begin = onSince is null ? now.AddSeconds(supply.LeadSeconds) : readyAt > now ? readyAt : now;
        var length = TimeSpan.FromSeconds(first.NextSeconds);
        DateTimeOffset fit = bans.NextFit(begin, length);
        return fit > begin ? Hold(first, now, fit, begin - now) : Open(first, bed, now, begin);
    }

    private bool Open(QueuedStep step, LaneBed bed, DateTimeOffset now, DateTimeOffset begin)
    {
        (int seconds, Note? limit) = book.Allowed(bed.Definition, begin, step.NextSeconds);
        if (limit is not null && seconds < QueueRules.Shortest(supply))
            return Leave(step, now, limit);
        ready.Dequeue();
        if (onSince is null)
        {
            (onSince, readyAt) = (now, begin);
            Events.Add(new LaneEvent(LaneEventKind.SupplyOn, now));
        }
        var piece = new Piece(step, begin, begin.AddSeconds(seconds), limit is not null);
        Occupy(bed, step.Run);
        book.Add(bed.Definition, begin, seconds, seconds * bed.Definition.Rate / 60);
        Events.Add(new LaneEvent(LaneEventKind.Started, now, step, piece, limit));
        return true;
    }

    private void Occupy(LaneBed bed, string run)
    {
        (bed.IsInUse, bed.Owner) = (true, run);
        open++;
        flow += bed.Definition.Rate;
    }

    private bool Hold(QueuedStep step, DateTimeOffset now, DateTimeOffset fit, TimeSpan lead)
    {
        DateTimeOffset until = fit - lead;
        if (until >= step.LatestStart)
            return Leave(step, now, Note.Of("drop.ban").Time("until", fit));
        ready.Dequeue();
        held.Enqueue(step with { ReadyAt = until }, new HeldKey(until, OrderKey.Of(step))); // stored, so that a reload does not ask again
        Events.Add(new LaneEvent(LaneEventKind.Held, now, step, Note: Note.Of("wait.ban").Time("until", fit)));
        return true;
    }

    private bool StandBehind(LaneBed bed, QueuedStep step)
    {
        ready.Dequeue();
        (bed.Behind ??= new()).Enqueue(step, OrderKey.Of(step));
        return true;
    }

    private bool Leave(QueuedStep step, DateTimeOffset now, Note reason)
    {
        ready.Dequeue();
        Drop(step, now, reason);
        return true;
    }

    private void Drop(QueuedStep step, DateTimeOffset at, Note reason)
    {
        Events.Add(new LaneEvent(LaneEventKind.Dropped, at, step, Note: reason));
        Free(Bed(step.Bed), step.Run);
    }

    /// <summary>The bed is nobody's; the first that stood behind it is back in the queue. One only: the others would only stand behind it again.</summary>
    private void Free(LaneBed bed, string run)
    {
        if (bed.IsTaken(run))
            return;
        bed.Owner = null;
        if (bed.Behind is { } queue && queue.TryDequeue(out QueuedStep? next, out OrderKey key))
            ready.Enqueue(next, key);
    }

    private LaneBed Bed(string id)
    {
        if (!known.TryGetValue(id, out LaneBed? bed))
            known[id] = bed = new LaneBed(beds[id]);
        return bed;
    }

    private void TurnOff()
    {
        DateTimeOffset at = offAt;
        (onSince, readyAt, offAt, restUntil) = (null, default, default, at.AddSeconds(supply.MinimumRestSeconds));
        Events.Add(new LaneEvent(LaneEventKind.SupplyOff, at));
    }
}
