using SmartCampus.Host.History;

namespace SmartCampus.Host.Tests.History;

public sealed class PointCodecTests
{
    public static TheoryData<double[]> Values => new(
        [0],
        [21.5, 21.6, 21.55, 21.55, -3],
        [1, 0, 1, 1],
        [1.0 / 3, 2.0 / 3, 1e-300, double.MaxValue],
        [562949953421311, 0.1],
        [562949953421313, 5e15, 9007199254740993],
        [0.123456789, 1000000],
        [0.1234567891]);

    [Theory]
    [MemberData(nameof(Values))]
    public void Unpack_WhatWasPacked_GivesTheSameNumbers(double[] values)
    {
        long[] times = [.. values.Select((_, i) => 1_772_438_400_123 + i * 997L)];

        List<RollUp> points = [];
        PointCodec.Unpack(PointCodec.Pack(times, values), times[0], long.MinValue, long.MaxValue, points);

        Assert.Equal(values, points.Select(point => point.Total));
        Assert.Equal(times, points.Select(point => point.Start));
    }

    [Fact]
    public void Unpack_RandomPoints_GivesTheSameNumbers()
    {
        Random random = new(20260302);
        Assert.All(Enumerable.Range(0, 200), round =>
        {
            int decimals = round % 12;
            double[] values = [.. Enumerable.Range(0, 1 + random.Next(100)).Select(_ => Math.Round(random.NextDouble() * 1000 - 500, decimals))];
            long[] times = [.. values.Select((_, i) => i * 60_000L + random.Next(60_000))];

            List<RollUp> points = [];
            PointCodec.Unpack(PointCodec.Pack(times, values), times[0], long.MinValue, long.MaxValue, points);

            Assert.Equal(values, points.Select(point => point.Total));
            Assert.Equal(times, points.Select(point => point.Start));
        });
    }

    [Fact]
    public void Unpack_PartOfTheTime_LeavesTheEndOut()
    {
        List<RollUp> points = [];
        PointCodec.Unpack(PointCodec.Pack([1000, 2000, 3000, 4000], [1, 2, 3, 4]), 1000, 2000, 4000, points);

        Assert.Equal([2.0, 3.0], points.Select(point => point.Total));
    }

    [Fact]
    public void Pack_AMinuteOfASensorEachSecond_TakesUnderFourBytesAPoint()
    {
        Random random = new(1);
        long[] times = [.. Enumerable.Range(0, 60).Select(i => 1_772_438_400_000 + i * 1000L + random.Next(-5, 6))];
        double[] values = [.. Enumerable.Range(0, 60).Select(i => Math.Round(20 + random.NextDouble(), 2))];

        byte[] pack = PointCodec.Pack(times, values);

        Assert.InRange(pack.Length, 60, 4 * 60);
    }

    [Fact]
    public void Unpack_DamagedPack_IsRefused()
    {
        byte[] pack = PointCodec.Pack([1000, 2000], [1, 200]);

        Assert.Throws<InvalidDataException>(() => PointCodec.Unpack(pack.AsSpan(0, pack.Length - 1), 1000, 0, long.MaxValue, []));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(-65)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void ReadSigned_WhatWasWritten_GivesTheSameNumber(long value)
    {
        byte[] buffer = new byte[VarInt.Longest];
        int length = VarInt.WriteSigned(buffer, value);
        ReadOnlySpan<byte> source = buffer.AsSpan(0, length);

        Assert.Equal(value, VarInt.ReadSigned(ref source));
        Assert.True(source.IsEmpty);
    }
}
