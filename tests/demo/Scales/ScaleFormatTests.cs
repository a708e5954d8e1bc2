using SmartCampus.Demo.Scales;
using SmartCampus.Demo.Tests.Physics;

namespace SmartCampus.Demo.Tests.Scales;

/// <summary>The other scale protocols, in the makers' examples.</summary>
public sealed class ScaleFormatTests
{
    private readonly TestScale _scale = new(0.001m);

    [Fact]
    public void ToledoContinuous_StableGross_IsTheWorkedFrame()
    {
        // IND445 manual: 1.250 kg, gross, stable, three decimals, steps of 1.
        _scale.With(1.25);

        Assert.Equal("02 2D 30 20 30 30 31 32 35 30 30 30 30 30 30 30 0D 2C", Osdp.Hex.Of(new ToledoContinuous(_scale.Head).Tick()));
    }

    [Theory]
    [InlineData(-0.1, 0x32)]
    [InlineData(16, 0x34)]
    [InlineData(-1, 0x36)]
    public void ToledoContinuous_OutOfRangeOrNegative_IsInTheStatus(double load, byte status) =>
        Assert.Equal(status, new ToledoContinuous(_scale.With(load).Head).Tick()[2]);

    [Fact]
    public void ToledoContinuous_TareCommand_ShowsNetAndTare()
    {
        var protocol = new ToledoContinuous(_scale.With(0.5).Head);
        TestScale.Ask(protocol, "T");
        _scale.With(1.25);

        string frame = TestScale.Show(protocol.Tick());

        Assert.StartsWith("<02>-1 000750000500<CR>", frame, StringComparison.Ordinal);
    }

    [Fact]
    public void ToledoContinuous_Moving_IsInTheStatus()
    {
        _scale.Platform.HandOn = true;
        Clock.Run(_scale.Platform, TimeSpan.FromSeconds(1));

        Assert.Equal(0x08, new ToledoContinuous(_scale.Head).Tick()[2] & 0x08);
    }

    [Theory]
    [InlineData(1.25, "W", "<02>01.250<CR>")]
    [InlineData(1.25, "T", "<02>?`<CR>")] // net
    [InlineData(1.25, "TW", "<02>?`<CR><02>00.000N<CR>")]
    [InlineData(1.25, "T00250W", "<02>?`<CR><02>01.000N<CR>")]
    [InlineData(16, "W", "<02>?B<CR>")]
    [InlineData(-1, "W", "<02>?D<CR>")]
    [InlineData(0, "Z", "<02>?P<CR>")] // centre of zero
    [InlineData(0, "AB", "<02>?@<CR>")]
    [InlineData(0, "ExyF", "<02>E<CR>xyF")]
    public void Toledo8217_Command_IsAnsweredAsTheManualSays(double load, string command, string answer) =>
        Assert.Equal(answer, TestScale.Ask(new Toledo8217(_scale.With(load).Head), command));

    [Fact]
    public void Toledo8217_Moving_HasNoNumber()
    {
        _scale.Platform.Put(1);

        Assert.Equal("<02>?A<CR>", TestScale.Ask(new Toledo8217(_scale.Head), "W"));
    }

    [Theory]
    [InlineData(12.34, "ST,GS,+012.340kg<CR><LF>")]
    [InlineData(-0.1, "ST,GS,-000.100kg<CR><LF>")]
    [InlineData(16, "OL,GS,        kg<CR><LF>")]
    public void AndStandard_Stream_IsEighteenBytes(double load, string line)
    {
        byte[] sent = new AndStandard(_scale.With(load).Head).Tick();

        Assert.Equal((18, line), (sent.Length, TestScale.Show(sent)));
    }

    [Theory]
    [InlineData("Q", "ST,GS,+001.250kg<CR><LF>")]
    [InlineData("T", "<06>")]
    [InlineData("?SN", "SN,12345678<CR><LF>")]
    [InlineData("X", "EC,E01<CR><LF>")]
    public void AndStandard_Command_IsAnswered(string command, string answer) =>
        Assert.Equal(answer, TestScale.Ask(new AndStandard(_scale.With(1.25).Head), command + "\r\n"));

    [Fact]
    public void AndStandard_StopAndGo_StopsAndGoes()
    {
        var protocol = new AndStandard(_scale.Head);
        bool first = protocol.Talks;

        TestScale.Ask(protocol, "C\r\n");
        bool stopped = protocol.Talks;
        TestScale.Ask(protocol, "SIR\r\n");

        Assert.Equal((true, false, true), (first, stopped, protocol.Talks));
    }

    [Theory]
    [InlineData(1.25, "ST,GS,<01><C4>,   1.250 kg<CR><LF>")]
    [InlineData(0, "ST,GS,<01><C5>,   0.000 kg<CR><LF>")]
    [InlineData(16, "OL,GS,<01><84>,  16.000 kg<CR><LF>")]
    public void CasContinuous_Line_IsTwentyTwoBytes(double load, string line)
    {
        byte[] sent = new CasContinuous(_scale.With(load).Head).Tick();

        Assert.Equal((22, line), (sent.Length, TestScale.Show(sent)));
    }

    [Fact]
    public void CasRetail_EnqThenDc1_IsAckThenTheWeightWithItsBcc()
    {
        var protocol = new CasRetail(_scale.With(1.25).Head);

        Assert.Equal("06", Osdp.Hex.Of(protocol.Hear([0x05])));
        // S, space, 001250, kg; BCC by hand: 53^20=73, 43, 73, 42, 70, 45, 75, ^6B=1E, ^67=79.
        Assert.Equal("01 02 53 20 30 30 31 32 35 30 6B 67 79 03 04", Osdp.Hex.Of(protocol.Hear([0x11])));
    }

    [Theory]
    [InlineData(1.25, "W", "<LF> 1G       1.250kg <CR>")]
    [InlineData(0, "W", "<LF>Z1G       0.000kg <CR>")]
    [InlineData(16, "W", "<LF>O1G      16.000kg <CR>")]
    [InlineData(-1, "W", "<LF>U1G      -1.000kg <CR>")]
    [InlineData(1.25, "T", "<LF> 1N       0.000kg <CR>")]
    [InlineData(1.25, "T0.5", "<LF> 1N       0.750kg <CR>")]
    [InlineData(1.25, "M", "<LF> 1T       0.000kg <CR>")]
    [InlineData(1.25, "Z", "<LF>E1G  ----------kg <CR>")]
    [InlineData(1.25, "U", "<LF> 1G        2.76lb <CR>")]
    [InlineData(1.25, "?", "<LF>?<CR>")]
    public void Sma_Command_IsAnsweredAsTheStandardSays(double load, string command, string answer) =>
        Assert.Equal(answer, TestScale.Ask(new Sma(_scale.With(load).Head), $"\n{command}\r"));

    [Fact]
    public void Sma_Repeat_StreamsUntilEscape()
    {
        var protocol = new Sma(_scale.Head);
        TestScale.Ask(protocol, "\nR\r");
        bool streams = protocol.Talks;

        TestScale.Ask(protocol, "\u001B");

        Assert.Equal((true, false), (streams, protocol.Talks));
    }
}
