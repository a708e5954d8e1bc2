using System.Text;
using SmartCampus.Plugins.Scales.Codec;

namespace SmartCampus.Plugins.Scales.Tests.Codec;

/// <summary>CAS, protocols.md section 5.5.</summary>
public sealed class CasTests
{
    // "ST,GS," device 01, lamps 1100 0100 (stable, gross), ",   1.250 kg"; CR LF are the framer's.
    private const string Example = "53 54 2C 47 53 2C 31 C4 2C 20 20 20 31 2E 32 35 30 20 6B 67";

    [Fact]
    public void TryParse_LongForm_IsReadByBytes()
    {
        bool sound = CasLine.TryParse(Hex.Bytes(Example), "lb", out ScaleReading? reading, out int? id);

        Assert.True(sound);
        Assert.Equal(new ScaleReading(ScaleState.Stable, new Weight(1.250m, "kg")) { Net = false, Zero = false }, reading);
        Assert.Equal(1, id);
    }

    [Theory]
    [InlineData("US", false, 0x04, ScaleState.Motion)]
    [InlineData("ST", true, 0x42, ScaleState.Stable)]
    [InlineData("OL", false, 0x04, ScaleState.Overload)]
    public void TryParse_Status_IsTheState(string status, bool net, int lamps, ScaleState state)
    {
        byte[] line = CasLine.Build(status, net, 13, lamps, new Weight(-0.50m, "g"));

        CasLine.TryParse(line, "kg", out ScaleReading? reading, out int? id);

        Assert.Equal((20, status == "OL" ? ScaleState.Underload : state, net, 13), (line.Length, reading!.State!.Value, reading.Net, id));
    }

    [Fact]
    public void TryParse_ShortForm_HasTheConfiguredUnitAndNoState()
    {
        CasLine.TryParse("   1.250"u8, "g", out ScaleReading? reading, out int? id);

        Assert.Equal((null, new Weight(1.250m, "g"), null), (reading!.State, reading.Shown!.Value, id));
    }

    [Fact]
    public void TryParse_Error_IsAFault()
    {
        CasLine.TryParse("ERR 03"u8, "kg", out ScaleReading? reading, out _);

        Assert.Equal((ScaleState.Fault, "ERR 03"), (reading!.State!.Value, reading.Detail));
    }

    [Theory]
    [InlineData("1.250")]
    [InlineData("  1.250")] // a short form, cut
    [InlineData("   1.2a0")]
    [InlineData("ST,GS,11,   1.250 kg")] // the lamp byte is text
    public void TryParse_NoSoundLine_IsRefused(string line) => Assert.False(CasLine.TryParse(Encoding.ASCII.GetBytes(line), "kg", out _, out _));

    [Fact]
    public void PollFrame_Literal_IsThousandths()
    {
        // SOH STX 'S' ' ' "001250" "kg" BCC ETX EOT; BCC = 53^20^30^30^31^32^35^30^6B^67
        byte[] frame = Hex.Bytes("01 02 53 20 30 30 31 32 35 30 6B 67 79 03 04");

        bool sound = CasPollFrame.TryParse(frame, out ScaleReading? reading);

        Assert.True(sound);
        Assert.Equal(new ScaleReading(ScaleState.Stable, new Weight(1.250m, "kg")), reading);
        Assert.Equal("1.250", WeightText.Number(reading!.Shown!.Value.Value));
        Assert.Equal(frame, CasPollFrame.Build(true, 1250, "kg"));
    }

    [Fact]
    public void PollFrame_CloneWithoutSoh_IsReadToo() =>
        Assert.True(CasPollFrame.TryParse(CasPollFrame.Build(false, -5, "g").AsSpan(1), out ScaleReading? reading) && reading!.Shown == new Weight(-0.005m, "g"));

    [Theory]
    [InlineData("01 02 53 20 30 30 31 32 35 30 6B 67 78 03 04")] // BCC
    [InlineData("01 02 58 20 30 30 31 32 35 30 6B 67 72 03 04")] // status
    [InlineData("01 02 53 20 30 30 31 32 35 30 6B 67 79 03")]
    public void PollFrame_NoSoundFrame_IsRefused(string frame) => Assert.False(CasPollFrame.TryParse(Hex.Bytes(frame), out _));
}
