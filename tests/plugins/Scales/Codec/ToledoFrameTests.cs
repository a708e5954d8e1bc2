using SmartCampus.Plugins.Scales.Codec;

namespace SmartCampus.Plugins.Scales.Tests.Codec;

/// <summary>Toledo continuous output, protocols.md section 5.3.</summary>
public sealed class ToledoFrameTests
{
    /// <summary>1.250 kg, stable, gross, ×1, three decimals; the last byte is the check sum.</summary>
    private const string Example = "02 2D 30 20 30 30 31 32 35 30 30 30 30 30 30 30 0D 2C";

    [Fact]
    public void TryParse_TheSheetsExample_Is1250GramsStableGross()
    {
        byte[] bytes = Hex.Bytes(Example);

        bool sound = ToledoFrame.TryParse(bytes.AsSpan(0, 17), out ScaleReading? reading);

        Assert.True(sound);
        Assert.Equal(new ScaleReading(ScaleState.Stable, new Weight(1.250m, "kg")) { Net = false, Tare = new Weight(0.000m, "kg") }, reading);
        Assert.Equal("1.250", WeightText.Number(reading!.Shown!.Value.Value));
        Assert.Equal(bytes[17], ToledoFrame.CheckSum(bytes.AsSpan(0, 17)));
    }

    [Theory]
    [InlineData(0x2A, 0x30, 0x20, "1250", "kg", ScaleState.Stable)] // no decimals
    [InlineData(0x29, 0x30, 0x20, "12500", "kg", ScaleState.Stable)] // ×10
    [InlineData(0x28, 0x30, 0x20, "125000", "kg", ScaleState.Stable)] // ×100
    [InlineData(0x2F, 0x30, 0x20, "0.01250", "kg", ScaleState.Stable)] // five decimals
    [InlineData(0x2D, 0x20, 0x20, "1.250", "[lb_av]", ScaleState.Stable)]
    [InlineData(0x2D, 0x30, 0x21, "1.250", "g", ScaleState.Stable)]
    [InlineData(0x2D, 0x30, 0x27, "1.250", null, ScaleState.Stable)]
    [InlineData(0x2D, 0x32, 0x20, "-1.250", "kg", ScaleState.Stable)]
    [InlineData(0x2D, 0x38, 0x20, "1.250", "kg", ScaleState.Motion)]
    [InlineData(0x2D, 0x34, 0x20, "1.250", "kg", ScaleState.Overload)]
    [InlineData(0x2D, 0x3E, 0x20, "-1.250", "kg", ScaleState.Underload)]
    [InlineData(0x2D, 0x70, 0x20, "1.250", "kg", ScaleState.Fault)] // not zeroed after power-up
    public void TryParse_StatusWords_SayDecimalsUnitAndState(int a, int b, int c, string value, string? unit, ScaleState state)
    {
        byte[] frame = ToledoFrame.Build(((byte)a, (byte)b, (byte)c), 1250, 0);

        Assert.True(ToledoFrame.TryParse(frame, out ScaleReading? reading));
        Assert.Equal((value, unit, state), (WeightText.Number(reading!.Shown!.Value.Value), reading.Shown.Value.Unit, reading.State));
    }

    [Theory]
    [InlineData("02 2D 31 20 20 20 31 32 35 30 20 20 20 20 37 35 0D", "1.250", "0.075")] // blanks before the digits, net
    public void TryParse_BlanksAndTare_AreRead(string frame, string value, string tare)
    {
        Assert.True(ToledoFrame.TryParse(Hex.Bytes(frame), out ScaleReading? reading));
        Assert.Equal((true, value, tare), (reading!.Net, WeightText.Number(reading.Shown!.Value.Value), WeightText.Number(reading.Tare!.Value.Value)));
    }

    [Theory]
    [InlineData("02 0D 30 20 30 30 31 32 35 30 30 30 30 30 30 30 0D")] // SWA bit 5
    [InlineData("02 6D 30 20 30 30 31 32 35 30 30 30 30 30 30 30 0D")] // SWA bit 6
    [InlineData("02 2D 10 20 30 30 31 32 35 30 30 30 30 30 30 30 0D")]
    [InlineData("02 2D 30 00 30 30 31 32 35 30 30 30 30 30 30 30 0D")]
    [InlineData("02 2D 30 20 30 20 31 32 35 30 30 30 30 30 30 30 0D")] // a blank inside
    [InlineData("02 2D 30 20 20 20 20 20 20 20 30 30 30 30 30 30 0D")] // no digit
    [InlineData("02 2D 30 20 30 30 31 41 35 30 30 30 30 30 30 30 0D")]
    [InlineData("02 2D 30 20 30 30 31 32 35 30 30 30 30 30 30 30 0A")]
    [InlineData("02 2D 30")]
    public void TryParse_NoSoundFrame_IsRefused(string frame) => Assert.False(ToledoFrame.TryParse(Hex.Bytes(frame), out _));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Framer_StreamBegunInTheMiddle_FindsEveryWholeMessage(bool summed)
    {
        byte[] stream = [.. Message(1, summed)[9..], .. Message(2, summed), .. Message(3, summed), .. Message(4, summed), 0x02];

        Assert.Equal([2, 3, 4], Values(stream));
    }

    [Fact]
    public void Framer_CheckSumLooksLikeAStart_IsToldByWhatFollows()
    {
        int weight = Enumerable.Range(999_000, 1000).First(w => ToledoFrame.CheckSum(Message(w, summed: false)) == ToledoFrame.Stx);

        int[] summed = Values([.. Message(weight, true), .. Message(weight, true), .. Message(weight, true), 0x02]);
        int[] plain = Values([.. Message(weight, false), .. Message(weight, false), .. Message(weight, false)]);

        Assert.Equal([weight, weight, weight], summed);
        Assert.Equal([weight, weight, weight], plain);
    }

    [Fact]
    public void Framer_WrongCheckSum_DropsThatMessageOnly()
    {
        byte[] bad = Message(2, summed: true);
        bad[8] ^= 1;

        Assert.Equal([1, 3], Values([.. Message(1, true), .. bad, .. Message(3, true)]));
    }

    [Fact]
    public void Framer_TwoHalves_AreNeverJoined()
    {
        byte[] stream = [.. Message(1, true), .. Message(222222, true)[..10], .. Message(333333, true)[10..], .. Message(4, true), .. Message(5, true)];

        Assert.Equal([1, 4, 5], Values(stream));
    }

    [Fact]
    public void Framer_CheckSumAppearsLater_IsNoticed() =>
        Assert.Equal([1, 2, 3, 4, 5], Values([.. Message(1, false), .. Message(2, false), .. Message(3, true), .. Message(4, true), .. Message(5, true)]));

    private static byte[] Message(int weight, bool summed)
    {
        byte[] frame = ToledoFrame.Build((0x2A, 0x30, 0x20), weight, 0);
        return summed ? [.. frame, ToledoFrame.CheckSum(frame)] : frame;
    }

    private static int[] Values(byte[] stream)
    {
        var framer = new ToledoFramer();
        List<int> values = [];
        foreach (byte b in stream)
        {
            if (framer.TryTake(b, out ScaleReading? reading))
                values.Add((int)reading!.Shown!.Value.Value);
        }
        return [.. values];
    }
}
