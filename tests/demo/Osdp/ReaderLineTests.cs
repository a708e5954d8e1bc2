using System.Diagnostics;
using SmartCampus.Demo.Lines;
using SmartCampus.Demo.Osdp;
using SmartCampus.Demo.Tests.Lines;

namespace SmartCampus.Demo.Tests.Osdp;

/// <summary>The dormitory's line of readers over its pseudo-terminal.</summary>
public sealed class ReaderLineTests(TestCampus campus) : IClassFixture<TestCampus>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("53 00 09 00 04 61 00 @", "FF 53 80 14 00 04 45 00 5C A1 01 02 00 00 00 20 01 04 02 @")] // this make sends the mark byte
    [InlineData("FF 53 07 09 00 04 61 00 @", "53 87 14 00 04 45 00 5C A1 01 02 07 00 00 20 01 04 02 @")]
    [InlineData("53 01 08 00 04 60 @", "53 81 09 00 04 41 06 @")] // a reader with a key answers no plain poll
    public async Task Ask_ByAddress_IsAnsweredByThatReader(string command, string reply)
    {
        byte[] answer = new byte[Whole(reply).Length];
        await using FileStream wire = Open();

        await wire.WriteAsync(Whole(command));
        await wire.ReadExactlyAsync(answer).AsTask().WaitAsync(Patience);

        Assert.Equal(Hex.Of(Whole(reply)), Hex.Of(answer));
    }

    [Fact]
    public async Task Ask_NobodyThenSomebody_IsAnsweredBySomebodyOnly()
    {
        byte[] answer = new byte[20];
        await using FileStream wire = Open();

        await wire.WriteAsync(Whole("53 09 09 00 04 61 00 @"));
        await wire.WriteAsync(Whole("53 87 08 00 04 40 @")); // a reply of somebody else is nobody's command
        await wire.WriteAsync(Whole("53 07 09 00 04 61 00 @"));
        await wire.ReadExactlyAsync(answer).AsTask().WaitAsync(Patience);

        Assert.StartsWith("53 87 14 00 04 45", Hex.Of(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hear_Reply_TakesTheTimeOfTheWire()
    {
        var reader = new OsdpReader(5, new ReaderPanel(), new Lock(), TimeProvider.System);
        var bus = new OsdpBus([reader], new Pace(9600, 10), TimeProvider.System);
        List<int> bursts = [];
        long start = Stopwatch.GetTimestamp();

        await bus.HearAsync(Whole("53 05 09 00 04 61 00 @"), burst => bursts.Add(burst.Length), CancellationToken.None).WaitAsync(Patience);

        // 9 bytes there and 20 back take 30 ms at 9600 baud; an adapter hands over what came in 16 ms.
        Assert.Equal([15, 5], bursts);
        Assert.True(Stopwatch.GetElapsedTime(start) >= TimeSpan.FromMilliseconds(30));
    }

    private FileStream Open() => new(campus.Port("ttyDormitory"), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 0);

    /// <summary>The packet with its CRC in the place of @.</summary>
    private static byte[] Whole(string hex)
    {
        byte[] open = Hex.Bytes(hex.TrimEnd('@'));
        ushort crc = OsdpCheck.Crc(open.AsSpan(open[0] == 0xFF ? 1 : 0));
        return [.. open, (byte)crc, (byte)(crc >> 8)];
    }
}
