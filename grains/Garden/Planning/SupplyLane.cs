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
    private readonly Dictionary<string, PriorityQueue<QueuedStep, OrderKey>> behindBed = [];
    private readonly Dictionary<string, string> ownerOf = [];
    private readonly HashSet<string> inUse = [];
    private decimal flow;

    public SupplyDefinition Supply => supply;

    public SupplyRun State { get; private set; } = new();

    /// <summary>What happened since somebody last cleared it.</summary>
    public List<LaneEvent> Events { get; } = [];

    /// <summary>All that waits, in order.</summary>
    public IEnumerable<QueuedStep> Waiting => ready.UnorderedItems.Select(i => i.Element)
        .Concat(held.UnorderedItems.Select(i => i.Element))
        .Concat(behindBed.Values.SelectMany(q => q.UnorderedItems.Select(i => i.Element)))
        .OrderBy(OrderKey.Of);

    /// <summary>When <see cref="Start"/> has something to do though nothing is released.</summary>
    public DateTimeOffset WakeAt
    {
        get
        {
            DateTimeOffset at = held.TryPeek(out _, out HeldKey next) ? next.At : DateTimeOffset.MaxValue;
            if (inUse.Count == 0 && State.OnSince is not null && State.OffAt < at)
                at = State.OffAt;
            else if (State.OnSince is null && ready.Count > 0 && State.RestUntil < at)
                at = State.RestUntil;
            return at;
        }
    }

    public bool IsIdle => inUse.Count == 0;

    /// <summary>Takes up a stored state: the supply's, and the pieces that run.</summary>
    public void Load(SupplyRun state, IEnumerable<Piece> running)
    {
        State = state;
        foreach (Piece piece in running)
            Occupy(piece);
    }

    public void Add(QueuedStep step)
    {
        if (step.Cycle > 0)
            ownerOf[step.Bed] = step.Run;
        DateTimeOffset at = step.SkippedAt is { } skipped ? skipped + QueueRules.UndoTime : step.ReadyAt;
        held.Enqueue(step, new HeldKey(at, OrderKey.Of(step)));
    }

    /// <summary>A piece is over and its valve is closed.</summary>
    public void Release(Piece piece, DateTimeOffset at, bool dropRest)
    {
        QueuedStep step = piece.Step;
        inUse.Remove(step.Bed);
        flow = inUse.Count == 0 ? 0 : flow - beds[step.Bed].Rate;
        if (!dropRest && !piece.IsLast && step.Cycle + 1 < step.Cycles)
            Add(step with { Cycle = step.Cycle + 1, ReadyAt = at.AddSeconds(step.SoakSeconds) });
        else
            Free(step);
        if (inUse.Count == 0 && State.OnSince is not null)
            State = State with { OffAt = at.AddSeconds(supply.LagSeconds) };
    }

    /// <summary>Starts all that can start now.</summary>
    public void Start(DateTimeOffset now)
    {
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
    }

    /// <summary>Ends the lag of a supply that nobody uses.</summary>
    public void TurnOffIfDue(DateTimeOffset now)
    {
        if (inUse.Count == 0 && State.OnSince is not null && State.OffAt <= now)
            TurnOff();
    }

    /// <summary>Takes out what waits, e.g. because a person said stop.</summary>
    public IReadOnlyList<QueuedStep> Clear()
    {
        IReadOnlyList<QueuedStep> all = [.. Waiting];
        ready.Clear();
        held.Clear();
        behindBed.Clear();
        ownerOf.Clear();
        return all;
    }

    /// <summary>Deals with the first of the queue; false when it must wait where it is.</summary>
    private bool TryMove(QueuedStep first, DateTimeOffset now)
    {
        if (book.Blocked(first.Bed) is { } blocked)
            return Leave(first, now, blocked);
        if (now > first.LatestStart)
            return Leave(first, now, Note.Of("drop.noTime").Number("hours", (decimal)QueueRules.LongestWait.TotalHours));
        if (inUse.Contains(first.Bed) || ownerOf.TryGetValue(first.Bed, out string? owner) && owner != first.Run)
            return StandBehindBed(first);
        BedDefinition bed = beds[first.Bed];
        if (bed.Rate > supply.MaximumFlow)
            return Leave(first, now, Note.Of("drop.tooMuchFlow").Number("value", bed.Rate).Number("limit", supply.MaximumFlow));
        if (inUse.Count >= supply.BedsAtOnce || flow + bed.Rate > supply.MaximumFlow)
            return false;
        if (inUse.Count == 0 && State.OnSince is not null && State.OffAt < now)
            TurnOff(); // it went off before this came up
        if (State.OnSince is null && State.RestUntil > now)
            return false;
        DateTimeOffset begin = State.OnSince is null ? now.AddSeconds(supply.LeadSeconds) : State.ReadyAt > now ? State.ReadyAt : now;
        var length = TimeSpan.FromSeconds(first.NextSeconds);
        DateTimeOffset fit = bans.NextFit(begin, length);
        return fit > begin ? Hold(first, now, fit, begin - now) : Open(first, bed, now, begin);
    }

    private bool Open(QueuedStep step, BedDefinition bed, DateTimeOffset now, DateTimeOffset begin)
    {
        (int seconds, Note? limit) = book.Allowed(bed, begin, step.NextSeconds);
        if (limit is not null && seconds < QueueRules.Shortest(supply))
            return Leave(step, now, limit);
        ready.Dequeue();
        if (State.OnSince is null)
        {
            State = State with { OnSince = now, ReadyAt = begin };
            Events.Add(new LaneEvent(LaneEventKind.SupplyOn, now));
        }
        var piece = new Piece(step, begin, begin.AddSeconds(seconds), limit is not null);
        Occupy(piece);
        book.Add(bed, begin, seconds, seconds * bed.Rate / 60);
        Events.Add(new LaneEvent(LaneEventKind.Started, now, step, piece, limit));
        return true;
    }

    private void Occupy(Piece piece)
    {
        inUse.Add(piece.Step.Bed);
        ownerOf[piece.Step.Bed] = piece.Step.Run;
        flow += beds[piece.Step.Bed].Rate;
    }

    private bool Hold(QueuedStep step, DateTimeOffset now, DateTimeOffset fit, TimeSpan lead)
    {
        DateTimeOffset until = fit - lead;
        if (until > step.LatestStart)
            return Leave(step, now, Note.Of("drop.ban").Time("until", fit));
        ready.Dequeue();
        held.Enqueue(step with { ReadyAt = until }, new HeldKey(until, OrderKey.Of(step))); // stored, so that a reload does not ask again
        Events.Add(new LaneEvent(LaneEventKind.Held, now, step, Note: Note.Of("wait.ban").Time("until", fit)));
        return true;
    }

    private bool StandBehindBed(QueuedStep step)
    {
        ready.Dequeue();
        if (!behindBed.TryGetValue(step.Bed, out PriorityQueue<QueuedStep, OrderKey>? queue))
            behindBed[step.Bed] = queue = new();
        queue.Enqueue(step, OrderKey.Of(step));
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
        Free(step);
    }

    /// <summary>The bed is nobody's; the first that stood behind it is back in the queue. One only: the others would only stand behind it again.</summary>
    private void Free(QueuedStep step)
    {
        if (inUse.Contains(step.Bed) || ownerOf.TryGetValue(step.Bed, out string? owner) && owner != step.Run)
            return;
        ownerOf.Remove(step.Bed);
        if (behindBed.TryGetValue(step.Bed, out PriorityQueue<QueuedStep, OrderKey>? queue) && queue.TryDequeue(out QueuedStep? next, out OrderKey key))
            ready.Enqueue(next, key);
    }

    private void TurnOff()
    {
        DateTimeOffset at = State.OffAt;
        State = new SupplyRun { RestUntil = at.AddSeconds(supply.MinimumRestSeconds) };
        Events.Add(new LaneEvent(LaneEventKind.SupplyOff, at));
    }
}
