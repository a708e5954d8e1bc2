using SmartCampus.Host.History;

namespace SmartCampus.Host.Tests.History;

public sealed class SeriesTests
{
    private readonly Series series = new("scale.1", "scale.weight") { Id = 7 };

    [Fact]
    public void Pack_AFastSeries_WritesARowAndForgets()
    {
        Append(0, 60);

        PackedPhase packed = Pack(1);

        Assert.Equal((7, 0, 1, 59_000), Key(Assert.Single(packed.Points)));
        Assert.False(series.IsDirty);
        Append(60, 1);
        Assert.Equal((7, 60_000, 2, 60_000), Key(Assert.Single(Pack(2).Points)));
    }

    [Fact]
    public void Pack_ASlowSeries_WritesTheSameRowAgainWithMore()
    {
        Append(0, 5);
        PackedPhase first = Pack(1);
        Append(5, 5);

        PackedPhase second = Pack(2);

        Assert.Equal((7, 0, 1, 4000), Key(Assert.Single(first.Points)));
        Assert.Equal((7, 0, 1, 9000), Key(Assert.Single(second.Points)));
        Assert.Equal(10, Count(second));
        Assert.Equal(5, second.Minutes.Sum(minute => minute.Sum.Count));
    }

    [Fact]
    public void Pack_PointsOverMoreThanAnHour_TakeSeveralRows()
    {
        series.Append(0, 1, 1);
        series.Append(Series.LongestPack, 2, 1);
        series.Append(Series.LongestPack + 1, 3, 1);

        PackedPhase packed = Pack(1);

        Assert.Equal([(7, 0, 1, Series.LongestPack), (7, Series.LongestPack + 1, 1, Series.LongestPack + 1)], packed.Points.Select(Key));
    }

    [Fact]
    public void Append_LatePoint_IsPutInOrder()
    {
        series.Append(1000, 1, 1);
        series.Append(3000, 3, 1);
        series.Append(2000, 2, 1);

        Assert.Equal([1.0, 2.0, 3.0], series.Unpacked().Select(point => point.Total));
    }

    [Fact]
    public void Append_LaterThanPackedButOlder_GoesIntoARowOfItsOwn()
    {
        Append(10, 5);
        Pack(1);

        series.Append(5000, 1, 2);

        Assert.Equal((7, 5000, 2, 5000), Key(Assert.Single(Pack(2).Points)));
    }

    [Fact]
    public void Append_SameMillisecondAgain_IsLeftOut()
    {
        series.Append(1000, 1, 1);
        series.Append(1000, 9, 1);
        Pack(1);
        series.Append(1000, 9, 2);

        Assert.False(series.IsDirty);
    }

    [Fact]
    public void Pack_PointsAcrossAMinuteAndAnHour_AddsToEach()
    {
        series.Append(RollUp.Hour - 1000, 1, 1);
        series.Append(RollUp.Hour, 3, 1);
        series.Append(RollUp.Hour + 1000, 5, 1);

        PackedPhase packed = Pack(1);

        SeriesRollUp[] expected = [new(7, new(RollUp.Hour - RollUp.Minute, 1, 1, 1, 1)), new(7, new(RollUp.Hour, 2, 8, 3, 5))];
        Assert.Equal(expected, packed.Minutes);
        Assert.Equal([new(7, new(0, 1, 1, 1, 1)), new(7, new(RollUp.Hour, 2, 8, 3, 5))], packed.Hours);
    }

    private static (long Series, long Start, long Batch, long Finish) Key(PackedPoints row) => (row.Series, row.Start, row.Batch, row.Finish);

    private static int Count(PackedPhase packed)
    {
        List<RollUp> points = [];
        foreach (PackedPoints row in packed.Points)
            PointCodec.Unpack(row.Points, row.Start, long.MinValue, long.MaxValue, points);
        return points.Count;
    }

    private void Append(int firstSecond, int seconds)
    {
        foreach (int second in Enumerable.Range(firstSecond, seconds))
            series.Append(second * 1000L, second, 1);
    }

    private PackedPhase Pack(long batch)
    {
        PackedPhase packed = new(7, batch);
        series.Pack(packed);
        series.Packed(batch);
        return packed;
    }
}
