namespace SmartCampus.Benchmarks.Engine;

/// <summary>Durations of single calls in steps of 0.1 µs up to 1 ms. For one thread at a time.</summary>
internal sealed class FineLatency
{
    private const int StepsPerMicrosecond = 10;
    private readonly long[] counts = new long[1000 * StepsPerMicrosecond];
    private long count;

    public void Add(TimeSpan duration)
    {
        counts[(int)Math.Min(counts.Length - 1, duration.TotalMicroseconds * StepsPerMicrosecond)]++;
        count++;
    }

    /// <summary>Microseconds below which a share of all lies.</summary>
    public double Quantile(double share)
    {
        long left = (long)Math.Ceiling(count * share);
        int step = 0;
        while (step < counts.Length - 1 && (left -= counts[step]) > 0)
            step++;
        return (double)step / StepsPerMicrosecond;
    }
}
