using SmartCampus.Host.History;

namespace SmartCampus.Host.Tests.History;

public sealed class ChartReducerTests
{
    [Fact]
    public void Reduce_FewPoints_GivesEachAsItIs()
    {
        List<HistoryBucket> buckets = ChartReducer.Reduce(Points(0, 1000, 2000), 1, 10_000, 10);

        Assert.Equal([new(0, 0, 0, 0), new(1000, 1000, 1000, 1000), new(2000, 2000, 2000, 2000)], buckets);
    }

    [Fact]
    public void Reduce_NoSampleForMoreThanThreeIntervals_PutsAGap()
    {
        List<HistoryBucket> buckets = ChartReducer.Reduce(Points(0, 1000, 2000, 3000, 7001, 8000), 1, 10_000, 10);

        Assert.Equal([0, 1000, 2000, 3000, 4000, 7001, 8000], buckets.Select(bucket => bucket.Time));
        Assert.Equal(new HistoryBucket(4000, null, null, null), buckets[4]);
    }

    [Fact]
    public void Reduce_ExactlyThreeIntervals_IsNoGap()
    {
        List<HistoryBucket> buckets = ChartReducer.Reduce(Points(0, 1000, 2000, 5000), 1, 10_000, 10);

        Assert.DoesNotContain(buckets, bucket => bucket.Mean is null);
    }

    [Fact]
    public void Reduce_ManyPoints_KeepsMeanLowAndHighOfEachBucket()
    {
        List<RollUp> points = [.. Enumerable.Range(0, 1000).Select(i => RollUp.Of(i * 10, i % 10))];

        List<HistoryBucket> buckets = ChartReducer.Reduce(points, 1, 10_000, 11);

        Assert.Equal(10, buckets.Count);
        Assert.All(buckets, bucket => Assert.Equal(new HistoryBucket(bucket.Time, 4.5, 0, 9), bucket));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(97)]
    [InlineData(1000)]
    [InlineData(5000)]
    public void Reduce_AnyLimit_IsKept(int most)
    {
        Random random = new(most);
        long time = 12_345;
        List<RollUp> points = [.. Enumerable.Range(0, 20_000).Select(i => RollUp.Of(time += random.Next(1, 50) == 1 ? 100_000 : random.Next(1, 2000), i))];

        List<HistoryBucket> buckets = ChartReducer.Reduce(points, 1, time - 12_345, most);

        Assert.InRange(buckets.Count, most / 4, most);
    }

    [Fact]
    public void Reduce_Minutes_BucketsAreWholeMinutes()
    {
        List<RollUp> minutes = [.. Enumerable.Range(0, 1440).Select(i => new RollUp(i * RollUp.Minute, 60, 60, 0, 2))];

        List<HistoryBucket> buckets = ChartReducer.Reduce(minutes, RollUp.Minute, 1440 * RollUp.Minute, 1000);

        Assert.Equal(720, buckets.Count);
        Assert.All(buckets, bucket => Assert.Equal(0, bucket.Time % (2 * RollUp.Minute)));
        Assert.All(buckets, bucket => Assert.Equal(1, bucket.Mean));
    }

    [Fact]
    public void Reduce_Nothing_GivesNothing() => Assert.Empty(ChartReducer.Reduce([], 1, 1000, 10));

    private static List<RollUp> Points(params long[] times) => [.. times.Select(time => RollUp.Of(time, time))];
}
