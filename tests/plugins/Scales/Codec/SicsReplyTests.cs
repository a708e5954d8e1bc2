using System.Text;
using SmartCampus.Plugins.Scales.Codec;

namespace SmartCampus.Plugins.Scales.Tests.Codec;

/// <summary>MT-SICS, protocols.md section 5.1.</summary>
public sealed class SicsReplyTests
{
    [Theory]
    [InlineData("S S     250.00 g", "S", 'S', "250.00", "g")]
    [InlineData("S D      87.45 g", "S", 'D', "87.45", "g")]
    [InlineData("S S      -0.35 g", "S", 'S', "-0.35", "g")]
    [InlineData("TA A      75.00 g", "TA", 'A', "75.00", "g")]
    [InlineData("S S      1.250 kg", "S", 'S', "1.250", "kg")]
    [InlineData("T S     100.00 g", "T", 'S', "100.00", "g")]
    [InlineData("S S     0.50 lb", "S", 'S', "0.50", "[lb_av]")]
    // Interop: fewer than 10 characters, upper case, a last digit blanked by a multi-range device.
    [InlineData("S S 1.5 KG", "S", 'S', "1.5", "kg")]
    [InlineData("S S     250.0  g", "S", 'S', "250.0", "g")]
    public void TryParse_Weight_KeepsDecimalsAndUnit(string line, string id, char status, string value, string unit)
    {
        SicsReply reply = Parse(line)!;

        Assert.Equal((id, status, value, unit), (reply.Id, reply.Status, WeightText.Number(reply.Weight!.Value.Value), reply.Weight.Value.Unit));
    }

    [Theory]
    [InlineData("S S  Error 10b", "Error 10b")]
    [InlineData("S S   Error 1t", "Error 1t")]
    [InlineData("S S Error 15b", "Error 15b")]
    public void TryParse_DefectInPlaceOfTheNumber_IsAFaultAndNoWeight(string line, string fault)
    {
        SicsReply reply = Parse(line)!;

        Assert.Equal((fault, null), (reply.Fault, reply.Weight));
    }

    [Theory]
    [InlineData("S I", "S", 'I')]
    [InlineData("S +", "S", '+')]
    [InlineData("S -", "S", '-')]
    [InlineData("Z A", "Z", 'A')]
    [InlineData("TAC A", "TAC", 'A')]
    [InlineData("T A", "T", 'A')] // Interop
    [InlineData("TI A", "TI", 'A')] // Interop
    [InlineData("TA L", "TA", 'L')]
    [InlineData("ES", "", 'S')]
    [InlineData("ET", "", 'T')]
    [InlineData("EL", "", 'L')]
    public void TryParse_NoWeight_HasIdAndStatus(string line, string id, char status)
    {
        SicsReply reply = Parse(line)!;

        Assert.Equal((id, status, null, null), (reply.Id, reply.Status, reply.Weight, reply.Fault));
    }

    [Fact]
    public void TryParse_StartLine_IsKnown()
    {
        SicsReply reply = Parse("""I4 A "0123456789" """)!;

        Assert.Equal((true, "\"0123456789\""), (reply.IsStart, reply.Text));
    }

    [Fact]
    public void TryParse_UnknownUnit_IsAWeightWithoutUnit() => Assert.Equal(new Weight(12, null), Parse("S S         12 PCS")!.Weight);

    [Theory]
    [InlineData("")]
    [InlineData("S")]
    [InlineData("S S")]
    [InlineData("S S     250.00 g kg")] // a mixture
    [InlineData("S S     250,00 g")]
    [InlineData("S S     2e5 g")]
    [InlineData("S S     25 0.00 g")]
    [InlineData("50.00 g")]
    [InlineData("s s     250.00 g")]
    [InlineData("S X     250.00 g")]
    [InlineData("S SS    250.00 g")]
    [InlineData("S S     ------ g")]
    [InlineData("S S     99999999999999999999999999999999 g")]
    [InlineData("S S     250.00\tg")]
    public void TryParse_NoSoundLine_IsRefused(string line) => Assert.Null(Parse(line));

    [Fact]
    public void Build_Weight_HasTheNumberInTenCharacters()
    {
        var reply = new SicsReply("S", 'S') { Weight = new Weight(250.00m, "g") };

        Assert.Equal("S S     250.00 g", reply.Build());
    }

    [Fact]
    public void PresetTare_Weight_IsAsTheManualHasIt() =>
        Assert.Equal("TA 75.00 g\r\n", Encoding.ASCII.GetString(SicsCommand.PresetTare(new Weight(75.00m, "g"))));

    private static SicsReply? Parse(string line) => SicsReply.TryParse(Encoding.ASCII.GetBytes(line), out SicsReply? reply) ? reply : null;
}
