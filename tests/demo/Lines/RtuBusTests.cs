using System.Diagnostics;
using SmartCampus.Demo.Lines;
using SmartCampus.Demo.Modbus;

namespace SmartCampus.Demo.Tests.Lines;

public sealed class RtuBusTests
{
    private readonly bool[] _coils = new bool[2];
    private readonly ModbusUnit[] _units;

    public RtuBusTests()
    {
        var gate = new Lock();
        _units = [.. Enumerable.Range(0, 2).Select(i => new ModbusUnit((byte)(i + 1), new RegisterMap().Coil(0, () => _coils[i], on => _coils[i] = on).ZeroInputsBelow(100), gate))];
    }

    [Fact]
    public async Task Hear_LongReply_ComesInBurstsAtTheWiresPace()
    {
        var bus = new RtuBus(_units, new Pace(9600, 10), TimeProvider.System);
        long start = Stopwatch.GetTimestamp();

        List<byte[]> bursts = await Wire.HearAsync(bus, RtuFrame.Build(1, [0x04, 0x00, 0x00, 0x00, 0x1E]));

        Assert.Equal([15, 15, 15, 15, 5], bursts.Select(b => b.Length));
        // 8 bytes there and 65 back take 76 ms at 9600 baud.
        Assert.True(Stopwatch.GetElapsedTime(start) >= TimeSpan.FromMilliseconds(76));
    }

    [Fact]
    public async Task Hear_Broadcast_IsObeyedByAllAndAnsweredByNone()
    {
        var bus = new RtuBus(_units, new Pace(115200, 10), TimeProvider.System);

        List<byte[]> bursts = await Wire.HearAsync(bus, RtuFrame.Build(0, [0x05, 0x00, 0x00, 0xFF, 0x00]));

        Assert.Empty(bursts);
        Assert.Equal([true, true], _coils);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(247)]
    public async Task Hear_NobodysAddress_IsSilent(byte address)
    {
        var bus = new RtuBus(_units, new Pace(115200, 10), TimeProvider.System);

        Assert.Empty(await Wire.HearAsync(bus, RtuFrame.Build(address, [0x01, 0x00, 0x00, 0x00, 0x01])));
    }

    [Theory]
    [InlineData(9600, 10, 3.646)]
    [InlineData(9600, 11, 4.010)] // the standard's 4.01 ms
    [InlineData(19200, 11, 2.01)]
    [InlineData(38400, 10, 1.75)]
    public void Silence_Baud_MatchesTheStandard(int baud, int bits, double milliseconds) =>
        Assert.Equal(milliseconds, new Pace(baud, bits).Silence.TotalMilliseconds, 2);
}
