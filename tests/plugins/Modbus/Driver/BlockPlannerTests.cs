using FsCheck;
using FsCheck.Fluent;
using SmartCampus.Plugins.Modbus.Codec;
using SmartCampus.Plugins.Modbus.Driver;

namespace SmartCampus.Plugins.Modbus.Tests.Driver;

public sealed class BlockPlannerTests
{
    private const ModbusFunction Holding = ModbusFunction.ReadHoldingRegisters;

    [Theory]
    [InlineData(0, "0+2 3+1")]
    [InlineData(1, "0+4")]
    public void Plan_Gap_IsReadAlongUpToTheLimit(int maxGap, string expected) =>
        Assert.Equal(expected, Show(BlockPlanner.Plan([Span(0, 2), Span(3, 1)], maxGap, 125)));

    [Fact]
    public void Plan_UnorderedAndOverlapping_IsOneBlock() =>
        Assert.Equal("5+4", Show(BlockPlanner.Plan([Span(7, 2), Span(5, 2), Span(6, 1), Span(5, 4)], 0, 125)));

    [Theory]
    [InlineData(125, "0+125 125+1")]
    [InlineData(60, "0+60 60+60 120+6")]
    public void Plan_MoreThanOneReplyHolds_IsSplit(int maxRegisters, string expected) =>
        Assert.Equal(expected, Show(BlockPlanner.Plan(Enumerable.Range(0, 126).Select(i => Span(i, 1)), 0, maxRegisters)));

    [Fact]
    public void Plan_ValueAtTheSeam_IsNotTorn() =>
        Assert.Equal("0+123 123+4", Show(BlockPlanner.Plan([Span(0, 123), Span(123, 4)], 0, 125)));

    [Fact]
    public void Plan_LastAddress_IsInside() => Assert.Equal("65535+1", Show(BlockPlanner.Plan([Span(65535, 1)], 10, 125)));

    [Fact]
    public void Plan_Bits_AreUpTo2000() =>
        Assert.Equal("0+2000 2000+1", Show(BlockPlanner.Plan(Enumerable.Range(0, 2001).Select(i => new PointSpan(ModbusFunction.ReadCoils, i, 1)), 0, 125)));

    [Fact]
    public void Plan_AnySpans_EachIsInOneBlockWithinTheLimits() => Prop.ForAll(
        Gen.Choose(0, 2000).Zip(Gen.Choose(1, 4)).ListOf().ToArbitrary(),
        Gen.Choose(0, 124).ToArbitrary(),
        (spans, maxGap) =>
        {
            PointSpan[] wanted = [.. spans.Select(s => Span(s.Item1, s.Item2))];

            IReadOnlyList<Block> blocks = BlockPlanner.Plan(wanted, maxGap, 60);

            return blocks.All(b => b.Count is >= 1 and <= 60)
                && wanted.All(s => blocks.Any(b => b.Address <= s.Address && b.Address + b.Count >= s.End));
        }).QuickCheckThrowOnFailure();

    private static PointSpan Span(int address, int count) => new(Holding, address, count);

    private static string Show(IEnumerable<Block> blocks) => string.Join(' ', blocks.Select(b => $"{b.Address}+{b.Count}"));
}
