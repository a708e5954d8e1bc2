using SmartCampus.Plugins.Milesight.Codec;

namespace SmartCampus.Plugins.Milesight.Tests.Codec;

public sealed class ChannelFrameTests
{
    private static readonly Dictionary<ushort, int> Vs330 = new() { [0x0175] = 1, [0x0282] = 2, [0x038E] = 1, [0x048E] = 1, [0xFF16] = 8 };

    [Fact]
    public void Parse_PublishedExample_IsItsChannels() // protocols.md 6.1: battery 100 %, 300 mm, occupied
    {
        ChannelFrame frame = ChannelFrame.Parse(Hex.Bytes("01 75 64 02 82 2C 01 03 8E 01"), Vs330);

        Assert.Null(frame.Fault);
        Assert.Equal(["0175:64", "0282:2C 01", "038E:01"], Show(frame));
    }

    [Theory]
    [InlineData("", null, new string[0])]
    [InlineData("03 8E 00", null, new[] { "038E:00" })]
    [InlineData("03 8E 00 05 99 01 75 64", "unknownChannel", new[] { "038E:00" })] // its length is unknown: stop
    [InlineData("01 75", "truncated", new string[0])]
    [InlineData("01", "truncated", new string[0])]
    [InlineData("03 8E 01 02 82 2C", "truncated", new[] { "038E:01" })]
    [InlineData("FF 16 61 16 B5 02 56 16 00 02 01 75 63", null, new[] { "FF16:61 16 B5 02 56 16 00 02", "0175:63" })]
    [InlineData("01 75 64 01 75 63", null, new[] { "0175:64", "0175:63" })]
    public void Parse_Payload_StopsWhereItCannotGoOn(string payload, string? fault, string[] channels)
    {
        ChannelFrame frame = ChannelFrame.Parse(Hex.Bytes(payload), Vs330);

        Assert.Equal(fault, frame.Fault);
        Assert.Equal(channels, Show(frame));
    }

    [Fact]
    public void Build_Channels_IsThePublishedExample()
    {
        byte[] built = ChannelFrame.Build([new(0x01, 0x75, new byte[] { 100 }), new(0x02, 0x82, new byte[] { 0x2C, 0x01 }), new(0x03, 0x8E, new byte[] { 1 })]);

        Assert.Equal("01 75 64 02 82 2C 01 03 8E 01", Hex.Text(built));
    }

    private static IEnumerable<string> Show(ChannelFrame frame) => frame.Channels.Select(c => $"{c.Pair:X4}:{Hex.Text(c.Data.Span)}");
}
