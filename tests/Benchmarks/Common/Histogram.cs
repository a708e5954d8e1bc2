namespace SmartCampus.Benchmarks.Common;

/// <summary>Durations in microseconds: steps of 10 µs below 100 ms, of 1 ms below 60 s. Adding is safe on any thread and allocates nothing.</summary>
internal sealed class Histogram
{
    private const int FineStep = 10;
    private const int FineEnd = 100_000;
    private const int CoarseStep = 1000;
    private const int CoarseEnd = 60_000_000;

    private readonly int[] fine = new int[FineEnd / FineStep];
    private readonly int[] coarse = new int[CoarseEnd / CoarseStep];
    private long count;
    private long beyond;

    public long Count => Volatile.Read(ref count);

    public void Add(long microseconds)
    {
        long value = Math.Max(0, microseconds);
        if (value < FineEnd)
            Interlocked.Increment(ref fine[value / FineStep]);
        else if (value < CoarseEnd)
            Interlocked.Increment(ref coarse[value / CoarseStep]);
        else
            Interlocked.Increment(ref beyond);
        Interlocked.Increment(ref count);
    }

    public void Clear()
    {
        Array.Clear(fine);
        Array.Clear(coarse);
        count = beyond = 0;
    }

    /// <summary>The value below which a share of all lies, in microseconds; NaN without values, infinite beyond 60 s.</summary>
    public double Quantile(double share)
    {
        if (Count == 0)
            return double.NaN;
        long wanted = Math.Max(1, (long)Math.Ceiling(Count * share));
        long seen = 0;
        for (int i = 0; i < fine.Length; i++)
        {
            if ((seen += fine[i]) >= wanted)
                return (i * FineStep) + (FineStep / 2);
        }
        for (int i = FineEnd / CoarseStep; i < coarse.Length; i++)
        {
            if ((seen += coarse[i]) >= wanted)
                return (i * CoarseStep) + (CoarseStep / 2);
        }
        return double.PositiveInfinity;
    }

    /// <summary>The share of values at or over a limit of at least 100 ms, in microseconds; 1 without values: who never polled was late.</summary>
    public double ShareOver(long limit)
    {
        if (Count == 0)
            return 1;
        long over = beyond;
        for (long i = Math.Max(limit, FineEnd) / CoarseStep; i < coarse.Length; i++)
            over += coarse[i];
        return (double)over / Count;
    }

    public Quantiles Summary() => new(Count, Quantile(0.5), Quantile(0.9), Quantile(0.99));
}
