using SmartCampus.Demo.Osdp;

namespace SmartCampus.Demo.Tests.Osdp;

/// <summary>Packets out of bytes in any grouping. OSDP v2.2, section 5.6.</summary>
public sealed class OsdpReceiverTests
{
    private static readonly byte[] Poll = Hex.Bytes("53 05 08 00 04 60 BC 89");

    private readonly OsdpReceiver _receiver = new(TimeSpan.FromMilliseconds(100));

    [Fact]
    public void Add_ByteByByte_IsOnePacket()
    {
        byte[][] packets = [.. Poll.SelectMany((value, i) => _receiver.Add([value], TimeSpan.FromMilliseconds(i)))];

        Assert.Equal(Poll, Assert.Single(packets));
    }

    [Fact]
    public void Add_MarkNoiseAndTwoPackets_AreTwo() =>
        Assert.Equal([Poll, Poll], _receiver.Add([0xFF, 0x00, .. Poll, 0xFF, .. Poll], TimeSpan.Zero));

    [Fact]
    public void Add_StartByteWithAnImpossibleLength_IsSkipped() =>
        Assert.Equal([Poll], _receiver.Add([0x53, 0x05, 0xFF, 0xFF, .. Poll], TimeSpan.Zero));

    [Fact]
    public void Add_HalfThenALongPause_DropsTheHalf()
    {
        _receiver.Add(Poll.AsSpan(0, 4), TimeSpan.Zero);

        Assert.Equal([Poll], _receiver.Add(Poll, TimeSpan.FromMilliseconds(101)));
    }
}
