using System.Text;
using SmartCampus.Plugins.Scales.Codec;

namespace SmartCampus.Plugins.Scales.Tests.Codec;

/// <summary>SMA SCP-0499, protocols.md section 5.6; what stands between LF and CR.</summary>
public sealed class SmaReplyTests
{
    [Theory]
    [InlineData(" 1G       1.250kg ", ' ', 'G', false, "1.250", "kg")]
    [InlineData("Z1G       0.000kg ", 'Z', 'G', false, "0.000", "kg")]
    [InlineData(" 1NM     -0.250lb ", ' ', 'N', true, "-0.250", "[lb_av]")]
    [InlineData(" 1g     1.25000kg ", ' ', 'g', false, "1.25000", "kg")]
    [InlineData(" 1T       0.075kg", ' ', 'T', false, "0.075", "kg")] // Interop: the last blank cut off
    public void TryParse_Weight_KeepsAll(string payload, char status, char mode, bool moving, string value, string unit)
    {
        SmaReply reply = Parse(payload)!;

        Assert.Equal(
            (status, mode, moving, value, unit),
            (reply.Status, reply.Mode, reply.IsMoving, WeightText.Number(reply.Weight!.Value.Value), reply.Weight.Value.Unit));
    }

    [Theory]
    [InlineData("E1G  ----------kg ", 'E')]
    [InlineData("I1G  ----------kg ", 'I')]
    [InlineData("T1T  ----------kg ", 'T')]
    [InlineData("?", '?')]
    [InlineData("!", '!')]
    public void TryParse_NoWeight_HasItsStatus(string payload, char status)
    {
        SmaReply reply = Parse(payload)!;

        Assert.Equal((status, null), (reply.Status, reply.Weight));
    }

    [Theory]
    [InlineData("")]
    [InlineData("X1G       1.250kg ")]
    [InlineData(" 1X       1.250kg ")]
    [InlineData(" 1G       1.2.0kg ")]
    [InlineData("       1.250kg ")]
    [InlineData(" 1G       1.250kg  1G")]
    public void TryParse_NoSoundReply_IsRefused(string payload) => Assert.Null(Parse(payload));

    [Fact]
    public void Build_TheSheetsExample_IsLiteral() =>
        Assert.Equal(" 1G       1.250kg ", new SmaReply(' ') { Weight = new Weight(1.250m, "kg") }.Build());

    [Fact]
    public void PresetTare_Weight_IsPaddedAsInReplies() =>
        Assert.Equal("\nT     0.075kg \r", Encoding.ASCII.GetString(SmaCommand.PresetTare(new Weight(0.075m, "kg"))));

    private static SmaReply? Parse(string payload) => SmaReply.TryParse(Encoding.ASCII.GetBytes(payload), out SmaReply? reply) ? reply : null;
}
