namespace SmartCampus.Host.History;

/// <summary>From a series' parts to at most so many buckets, with a gap where samples are missing. Pure.</summary>
internal static class ChartReducer
{
    private const int MostIntervals = 1000;
    private const int GapInIntervals = 3;

    /// <param name="parts">Points, minutes or hours in order of time.</param>
    /// <param name="unit">The width of one part in ms: 1 for points.</param>
    /// <param name="span">The whole chart in ms.</param>
    /// <param name="most">Most rows in the result, at least 2.</param>
    public static List<HistoryBucket> Reduce(List<RollUp> parts, long unit, long span, int most)
    {
        long usual = UsualInterval(parts);
        if (parts.Count <= most && WithGaps(parts, usual) is { } buckets && buckets.Count <= most)
            return buckets;

        // Buckets begin at multiples of their width, so that a chart which is moved keeps them; that may cut one more bucket.
        long width = (span + most - 2) / (most - 1);
        width = Math.Max(unit, (width + unit - 1) / unit * unit);
        return WithGaps(RollUp.By(width, parts), Math.Max(usual, width));
    }

    private static List<HistoryBucket> WithGaps(List<RollUp> parts, long usual)
    {
        List<HistoryBucket> buckets = new(parts.Count);
        for (int i = 0; i < parts.Count; i++)
        {
            RollUp part = parts[i];
            if (i > 0 && part.Start - parts[i - 1].Start > GapInIntervals * usual)
                buckets.Add(new(parts[i - 1].Start + usual, null, null, null));
            buckets.Add(new(part.Start, part.Total / part.Count, part.Low, part.High));
        }

        return buckets;
    }

    /// <summary>The median time between parts, from a sample of them.</summary>
    private static long UsualInterval(List<RollUp> parts)
    {
        if (parts.Count < 2)
            return long.MaxValue / GapInIntervals;

        int step = 1 + (parts.Count - 1) / MostIntervals;
        List<long> intervals = [];
        for (int i = 1; i < parts.Count; i += step)
            intervals.Add(parts[i].Start - parts[i - 1].Start);
        intervals.Sort();
        return Math.Max(1, intervals[intervals.Count / 2]);
    }
}
