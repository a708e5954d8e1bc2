using SmartCampus.Grains.Garden.Days;
using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Model;

namespace SmartCampus.Grains.Garden.Planning;

/// <summary>
/// How long a programme takes when it has its supplies to itself and the highest level that the day can have: from that a start is
/// worked out that must have ended in time. It does not depend on the weather, so the start is the same whenever it is asked for. What
/// could not begin within <see cref="QueueRules.LongestWait"/> is dropped here as there, so that none takes longer than 13 h.
/// </summary>
internal sealed class RunLength(GardenDefinition garden, GardenClock clock)
{
    private readonly Dictionary<(string Programme, int Level), TimeSpan> known = [];

    public TimeSpan Of(Programme programme, DateOnly day)
    {
        int level = LevelDecider.Highest(programme.Level, day);
        if (!known.TryGetValue((programme.Id, level), out TimeSpan length))
            known[(programme.Id, level)] = length = Measure(programme, level);
        return length;
    }

    private TimeSpan Measure(Programme programme, int level)
    {
        DateTimeOffset start = DateTimeOffset.UnixEpoch, end = start;
        var beds = garden.Beds.ToDictionary(b => b.Id);
        foreach (SupplyDefinition supply in garden.Supplies)
        {
            var lane = new SupplyLane(supply, beds, new BedBook(clock), BanWindows.None);
            var head = new RunHead("", programme.Id, "", start, start, 0);
            for (int i = 0; i < programme.Steps.Length; i++)
            {
                BedDefinition bed = beds[programme.Steps[i].Bed];
                if (bed.Supply == supply.Id && RunBuilder.Build(head, i, bed, supply, programme.Steps[i].Amount, level, programme.Cycle).Step is { } step)
                    lane.Add(step);
            }
            DateTimeOffset done = Drain(lane, start);
            end = done > end ? done : end;
        }
        return end - start;
    }

    private static DateTimeOffset Drain(SupplyLane lane, DateTimeOffset now)
    {
        var running = new PriorityQueue<Piece, DateTimeOffset>();
        DateTimeOffset end = now;
        while (true)
        {
            lane.Start(now);
            foreach (LaneEvent e in lane.Events)
            {
                if (e.Piece is { } piece)
                    running.Enqueue(piece, piece.End);
            }
            lane.Events.Clear();
            DateTimeOffset next = lane.WakeAt;
            bool isEnd = running.TryPeek(out _, out DateTimeOffset first) && first <= next;
            if (isEnd)
                next = first;
            if (next == DateTimeOffset.MaxValue)
                return end;
            now = next > now ? next : now;
            while (running.TryPeek(out Piece? piece, out DateTimeOffset at) && at <= now)
            {
                running.Dequeue();
                lane.Release(piece, at, dropRest: false);
                end = at;
            }
        }
    }
}
