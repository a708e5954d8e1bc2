namespace SmartCampus.Host.History;

/// <summary>One property of one device over time: the points that are not packed yet. The owner sees to it that one thread is in here at a time.</summary>
/// <remarks>A slow series' pack is written again with more points until it is worth a row (<see cref="WorthARow"/>); its points stay here until then. Bounds: 16 bytes a point, a minute's points.</remarks>
internal sealed class Series(string device, string property)
{
    /// <summary>Longest time within a pack, ms; readers look this far back for the pack that holds their first point.</summary>
    public const long LongestPack = RollUp.Hour;

    private const int WorthARow = 45;
    private const int MostInAPack = 1024;

    private long[] times = [];
    private double[] values = [];
    private int count;
    private int packed;
    private long packKey;
    private long firstBatch;
    private long latest = long.MinValue;

    public string Device => device;

    public string Property => property;

    /// <summary>The row in <c>history_series</c>; 0: there is none yet.</summary>
    public long Id { get; set; }

    /// <summary>True when there are points that are in no pack.</summary>
    public bool IsDirty => count > packed;

    /// <summary>The batch of the first point that is in no pack; meaningful while <see cref="IsDirty"/>.</summary>
    public long FirstBatch => firstBatch;

    /// <summary>Takes in a point of a batch. A second point for the same millisecond is left out.</summary>
    public void Append(long time, double value, long batch)
    {
        if (time == latest)
            return;
        latest = Math.Max(latest, time);
        if (packed > 0 && (time <= times[packed - 1] || time - times[0] > LongestPack))
            Forget(packed);
        int at = count;
        while (at > packed && times[at - 1] > time)
            at--;
        if (at > 0 && times[at - 1] == time)
            return;

        if (!IsDirty)
            firstBatch = batch;
        Insert(at, time, value);
    }

    /// <summary>Adds what is in no pack to the rows to write. Nothing changes here until <see cref="Packed"/>.</summary>
    public void Pack(PackedPhase into)
    {
        int next;
        for (int start = 0; start < count; start = next)
        {
            next = EndOfPack(start);
            long key = start == 0 && packed > 0 ? packKey : into.Batch;
            into.Points.Add(new(Id, times[start], key, times[next - 1], PointCodec.Pack(times.AsSpan(start, next - start), values.AsSpan(start, next - start))));
        }

        List<RollUp> minutes = RollUp.By(RollUp.Minute, Unpacked());
        foreach (RollUp minute in minutes)
            into.Minutes.Add(new(Id, minute));
        foreach (RollUp hour in RollUp.By(RollUp.Hour, minutes))
            into.Hours.Add(new(Id, hour));
    }

    /// <summary>What was packed is on disk.</summary>
    public void Packed(long batch)
    {
        if (count >= WorthARow || EndOfPack(0) < count)
        {
            Forget(count);
            return;
        }

        packKey = packed > 0 ? packKey : batch;
        packed = count;
    }

    /// <summary>The points that are in no pack, in order of time.</summary>
    public List<RollUp> Unpacked()
    {
        List<RollUp> points = new(count - packed);
        for (int i = packed; i < count; i++)
            points.Add(RollUp.Of(times[i], values[i]));
        return points;
    }

    private int EndOfPack(int start)
    {
        int next = start;
        while (next < count && next - start < MostInAPack && times[next] - times[start] <= LongestPack)
            next++;
        return next;
    }

    private void Insert(int at, long time, double value)
    {
        if (count == times.Length)
        {
            Array.Resize(ref times, Math.Max(8, count * 2));
            Array.Resize(ref values, Math.Max(8, count * 2));
        }

        Array.Copy(times, at, times, at + 1, count - at);
        Array.Copy(values, at, values, at + 1, count - at);
        times[at] = time;
        values[at] = value;
        count++;
    }

    private void Forget(int first)
    {
        Array.Copy(times, first, times, 0, count - first);
        Array.Copy(values, first, values, 0, count - first);
        count -= first;
        packed = 0;
    }
}
