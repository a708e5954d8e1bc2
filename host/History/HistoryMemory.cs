namespace SmartCampus.Host.History;

/// <summary>All series with the points that are not packed yet. Series take turns at being packed, by phase, so that the disk has the same work in every second. Any thread.</summary>
internal sealed class HistoryMemory
{
    /// <summary>How many turns make a round; at a tick of 250 ms a round takes a minute. Stored beside the data: another number needs a schema script.</summary>
    public const int Phases = 240;

    private readonly Lock gate = new();
    private readonly Dictionary<long, Series> known = [];
    private readonly List<Series>[] phases = [.. Enumerable.Range(0, Phases).Select(_ => new List<Series>())];
    private readonly long[] packed = new long[Phases];

    /// <summary>The last batch that is persisted.</summary>
    public long Batch { get; private set; }

    public static int PhaseOf(long series) => (int)(series % Phases);

    /// <summary>The batch up to which all phases are packed.</summary>
    public long PackedEverywhere(PackedPhase? with)
    {
        lock (gate)
        {
            long least = Batch;
            for (int phase = 0; phase < Phases; phase++)
                least = Math.Min(least, with?.Phase == phase ? with.Batch : packed[phase]);
            return least;
        }
    }

    /// <summary>The phase whose turn it is after a start. Were it always the first, hosts that never run for a minute would leave a tail that only grows.</summary>
    public int OldestPhase()
    {
        lock (gate)
            return Array.IndexOf(packed, packed.Min());
    }

    /// <summary>Makes series known that have their id now.</summary>
    public void Add(Series series)
    {
        lock (gate)
        {
            if (known.TryAdd(series.Id, series))
                phases[PhaseOf(series.Id)].Add(series);
        }
    }

    public IReadOnlyList<long> Ids()
    {
        lock (gate)
            return [.. known.Keys];
    }

    /// <summary>After a start: what the last run left unpacked.</summary>
    public void Restore(StoredHistory stored)
    {
        foreach ((int phase, long batch) in stored.Packed)
        {
            packed[phase] = batch;
            Batch = Math.Max(Batch, batch);
        }

        foreach (TailBatch tail in stored.Tail)
        {
            Batch = Math.Max(Batch, tail.Batch);
            TailCodec.Unpack(tail.Points, (id, time, value) =>
            {
                if (tail.Batch > packed[PhaseOf(id)] && known.TryGetValue(id, out Series? series))
                    series.Append(time, value, tail.Batch);
            });
        }

        for (int phase = 0; phase < Phases; phase++)
            if (!phases[phase].Exists(series => series.IsDirty))
                packed[phase] = Batch;
    }

    /// <summary>What the phase has to write; null when there is nothing.</summary>
    public PackedPhase? Pack(int phase)
    {
        lock (gate)
        {
            PackedPhase result = new(phase, Batch);
            foreach (Series series in phases[phase])
                if (series.IsDirty)
                    series.Pack(result);
            if (result.Points.Count > 0)
                return result;

            packed[phase] = Batch;
            return null;
        }
    }

    /// <summary>A tick is on disk: its batch of points is taken in, its phase is packed. <paramref name="leave"/> takes the points out of the queue in the same instant, for readers.</summary>
    public void Commit(PackedPhase? phase, List<HistoryPoint> points, Action leave)
    {
        lock (gate)
        {
            if (phase is not null)
            {
                packed[phase.Phase] = phase.Batch;
                foreach (Series series in phases[phase.Phase])
                    if (series.IsDirty)
                        series.Packed(phase.Batch);
            }

            if (points.Count == 0)
                return;
            Batch++;
            foreach (HistoryPoint point in points)
                point.Series.Append(point.Time, point.Value, Batch);
            leave();
        }
    }

    /// <summary>A series' points that no pack holds, in order of time, and the batch of the first.</summary>
    public (List<RollUp> Points, long FirstBatch) Unpacked(Series series, Func<List<HistoryPoint>> waiting)
    {
        lock (gate)
        {
            List<RollUp> points = series.Unpacked();
            points.AddRange(waiting().Select(point => RollUp.Of(point.Time, point.Value)));
            return (points, points.Count == 0 ? long.MaxValue : series.IsDirty ? series.FirstBatch : Batch + 1);
        }
    }
}
