namespace SmartCampus.Host.History;

/// <summary>What many points of a series come to.</summary>
/// <param name="Start">Milliseconds since 1970, UTC: the point's time, or the start of the minute, hour or bucket.</param>
/// <param name="Count">How many points.</param>
/// <param name="Total">Their sum.</param>
/// <param name="Low">The least.</param>
/// <param name="High">The greatest.</param>
internal readonly record struct RollUp(long Start, long Count, double Total, double Low, double High)
{
    /// <summary>One minute in milliseconds.</summary>
    public const long Minute = 60_000;

    /// <summary>One hour in milliseconds.</summary>
    public const long Hour = 3_600_000;

    public static RollUp Of(long time, double value) => new(time, 1, value, value, value);

    /// <summary>Both together, under this start.</summary>
    public RollUp With(in RollUp other) =>
        new(Start, Count + other.Count, Total + other.Total, Math.Min(Low, other.Low), Math.Max(High, other.High));

    /// <summary>Sums up, by steps of <paramref name="width"/> ms that begin at multiples of it since 1970, what is in order of time.</summary>
    public static List<RollUp> By(long width, IReadOnlyList<RollUp> parts)
    {
        List<RollUp> sums = [];
        for (int i = 0; i < parts.Count; i++)
        {
            RollUp part = parts[i];
            long start = part.Start - part.Start % width;
            if (sums.Count > 0 && sums[^1].Start == start)
                sums[^1] = sums[^1].With(part);
            else
                sums.Add(part with { Start = start });
        }

        return sums;
    }
}
