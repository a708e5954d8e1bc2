using System.Text;
using SmartCampus.Plugins.Scales.Codec;

namespace SmartCampus.Plugins.Scales.Tests.Codec;

/// <summary>Toledo 8217, protocols.md section 5.2; what stands between STX and CR.</summary>
public sealed class Toledo8217ReplyTests
{
    [Theory]
    [InlineData("01.250", "1.250", false)]
    [InlineData("012.50", "12.50", false)]
    [InlineData("00.000", "0.000", false)]
    [InlineData("01.250N", "1.250", true)]
    public void TryParse_Weight_KeepsDecimals(string payload, string value, bool net)
    {
        bool sound = Toledo8217Reply.TryParse(Encoding.ASCII.GetBytes(payload), out Toledo8217Reply reply);

        Assert.Equal((true, value, net), (sound, WeightText.Number(reply.Number!.Value), reply.IsNet));
    }

    [Theory]
    [InlineData("3F 41", 1)]
    [InlineData("3F 42", 2)]
    [InlineData("3F 44", 4)]
    [InlineData("3F 48", 8)]
    [InlineData("3F 50", 16)]
    [InlineData("3F 70", 48)]
    [InlineData("BF C1", 1)] // with the parity bit, on a line set to 8 bits
    public void TryParse_Status_HasItsBits(string payload, int status)
    {
        bool sound = Toledo8217Reply.TryParse(Hex.Bytes(payload), out Toledo8217Reply reply);

        Assert.Equal((true, null, status), (sound, reply.Number, (int)reply.Status));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("?@@")]
    [InlineData("01250")]
    [InlineData("-1.250")]
    [InlineData("01.2.0")]
    [InlineData("01.25X")]
    [InlineData(".")]
    [InlineData("N")]
    [InlineData("00001.2500")]
    public void TryParse_NothingKnown_IsRefused(string payload) => Assert.False(Toledo8217Reply.TryParse(Encoding.ASCII.GetBytes(payload), out _));
}
