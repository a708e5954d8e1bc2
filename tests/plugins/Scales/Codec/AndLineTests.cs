using System.Text;
using SmartCampus.Plugins.Scales.Codec;

namespace SmartCampus.Plugins.Scales.Tests.Codec;

/// <summary>A&amp;D standard format and imitations, protocols.md section 5.4.</summary>
public sealed class AndLineTests
{
    [Theory]
    [InlineData("ST,+00012.34  g", ScaleState.Stable, "12.34", "g", null)]
    [InlineData("US,-00012.34  g", ScaleState.Motion, "-12.34", "g", null)]
    [InlineData("ST,OK,+0001.234 kg", ScaleState.Stable, "1.234", "kg", null)]
    [InlineData("ST,HI,+0001.234 kg", ScaleState.Stable, "1.234", "kg", null)]
    [InlineData("ST,--,+0001.234 kg", ScaleState.Stable, "1.234", "kg", null)]
    [InlineData("ST,GS,+0012.34kg", ScaleState.Stable, "12.34", "kg", false)]
    [InlineData("US,NT,+0012.34kg", ScaleState.Motion, "12.34", "kg", true)]
    // Clones: sign before blanks, blanks for zeros, unit glued or apart, upper case.
    [InlineData("ST,GS,+  1.234kg", ScaleState.Stable, "1.234", "kg", false)]
    [InlineData("ST,GS,-  1.234 kg", ScaleState.Stable, "-1.234", "kg", false)]
    [InlineData("ST,NT,   1.234KG", ScaleState.Stable, "1.234", "kg", true)]
    [InlineData("ST,GS,+0001.50lb ", ScaleState.Stable, "1.50", "[lb_av]", false)]
    [InlineData("QT,+00000012 PC", ScaleState.Stable, "12", null, null)]
    public void TryParse_Weight_KeepsDecimalsUnitAndState(string line, ScaleState state, string value, string? unit, bool? net)
    {
        ScaleReading reading = Parse(line)!;

        Assert.Equal((state, value, unit, net), (reading.State!.Value, WeightText.Number(reading.Shown!.Value.Value), reading.Shown.Value.Unit, reading.Net));
    }

    [Theory]
    [InlineData("OL,+9999999E+19", ScaleState.Overload)]
    [InlineData("OL,-9999999E+19", ScaleState.Underload)]
    [InlineData("OL,GS,+       kg", ScaleState.Overload)]
    [InlineData("OL,GS,       kg", ScaleState.Overload)]
    [InlineData("LO,GS,       kg", ScaleState.Underload)]
    public void TryParse_OutOfRange_IsAStateAndNoWeight(string line, ScaleState state)
    {
        ScaleReading reading = Parse(line)!;

        Assert.Equal((state, null), (reading.State!.Value, reading.Shown));
    }

    [Fact]
    public void TryParse_TareDisplay_IsATareAndNoWeight()
    {
        ScaleReading reading = Parse("ST,TR,+0000.50kg")!;

        Assert.Equal((null, null, new Weight(0.50m, "kg")), (reading.State, reading.Shown, reading.Tare!.Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ST")]
    [InlineData("T,+00012.34  g")] // cut in front
    [InlineData("00012.34  g")]
    [InlineData("ST,+000ST,+00012.34  g")] // two halves
    [InlineData("ST,XX,+0012.34kg")]
    [InlineData("ST,GS,+0012.34kg,7")]
    [InlineData("ST,GS,kg")]
    [InlineData("ST,+00012,34  g")]
    [InlineData("ST,+000.12.34  g")]
    [InlineData("ST,GS,+0012.34kg+0012.34kg+0012.34kg+0012.34kg")]
    public void TryParse_NoSoundLine_IsRefused(string line) => Assert.Null(Parse(line));

    [Fact]
    public void Build_BothForms_AreAsTheManualsHaveThem() => Assert.Equal(
        ("ST,+00012.34  g", "US,NT,-0012.34kg"),
        (AndLine.BuildBalance(true, new Weight(12.34m, "g")), AndLine.BuildIndicator(false, true, new Weight(-12.34m, "kg"))));

    private static ScaleReading? Parse(string line) => AndLine.TryParse(Encoding.ASCII.GetBytes(line), out ScaleReading? reading) ? reading : null;
}
