using SmartCampus.Demo.Scales;
using SmartCampus.Demo.Tests.Osdp;
using SmartCampus.Demo.Tests.Physics;

namespace SmartCampus.Demo.Tests.Scales;

/// <summary>MT-SICS from the scale's side, in the manual's lines (11780711, chapters 2 and 3).</summary>
public sealed class MtSicsTests
{
    private readonly TestScale _scale = new();
    private readonly ManualClock _time = new();
    private readonly MtSics _sics;

    public MtSicsTests() => _sics = new MtSics(_scale.Head, _time);

    [Theory]
    [InlineData("@", "I4 A \"12345678\"")]
    [InlineData("I2", "I2 A \"Demo 15.000 kg\"")]
    [InlineData("S", "S S      1.250 kg")]
    [InlineData("SI", "S S      1.250 kg")]
    [InlineData("T", "T S      1.250 kg")]
    [InlineData("TA", "TA A      0.000 kg")]
    [InlineData("TA 0.5 kg", "TA A      0.500 kg")]
    [InlineData("TA 0.5 g", "TA L")]
    [InlineData("TA 99 kg", "TA L")]
    [InlineData("TAC", "TAC A")]
    [InlineData("Z", "Z +")]
    [InlineData("D \"Hello\"", "D A")]
    [InlineData("si", "ES")]
    [InlineData("NONSENSE", "ES")]
    public void Hear_Command_IsAnsweredAsTheManualSays(string command, string answer)
    {
        _scale.With(1.25);

        Assert.Equal(answer + "<CR><LF>", Ask(command));
    }

    [Fact]
    public void Tare_ThenWeight_IsNet()
    {
        _scale.With(0.5);
        Ask("T");

        _scale.With(1.25);

        Assert.Equal("S S      0.750 kg<CR><LF>", Ask("SI"));
        Assert.Equal("TA A      0.500 kg<CR><LF>", Ask("TA"));
    }

    [Fact]
    public void SI_Swinging_IsDynamic()
    {
        _scale.Platform.Put(1.25);
        Clock.Run(_scale.Platform, TimeSpan.FromSeconds(0.3));

        Assert.StartsWith("S D ", Ask("SI"), StringComparison.Ordinal);
    }

    [Fact]
    public void S_Swinging_WaitsForRest()
    {
        _scale.Platform.Put(1.25);
        Assert.Equal("", Ask("S"));
        Assert.Equal("", Tick());

        _scale.With(1.25);

        Assert.Equal("S S      1.250 kg<CR><LF>", Tick());
        Assert.False(_sics.Talks);
    }

    [Fact]
    public void S_HandOn_GivesUpAfterItsTimeOut()
    {
        _scale.Platform.HandOn = true;
        Ask("S");
        _time.Pass(TimeSpan.FromSeconds(5.1));

        Assert.Equal("S I<CR><LF>", Tick());
    }

    [Fact]
    public void Z_SmallLoad_IsTheNewNoughtAndClearsTheTare()
    {
        _scale.With(0.1);
        Ask("T");

        Assert.Equal("Z A<CR><LF>", Ask("Z"));
        Assert.Equal("TA A      0.000 kg<CR><LF>", Ask("TA"));
        Assert.Equal("S S      0.000 kg<CR><LF>", Ask("SI"));
    }

    [Theory]
    [InlineData(16, "S +")]
    [InlineData(-1, "S -")]
    public void SI_BeyondTheLimits_HasNoNumber(double load, string answer)
    {
        _scale.With(load);

        Assert.Equal(answer + "<CR><LF>", Ask("SI"));
    }

    [Theory]
    [InlineData("SI")]
    [InlineData("@")]
    [InlineData("C")]
    public void SIR_Streams_UntilAnotherCommand(string command)
    {
        _scale.With(1.25);
        Ask("SIR");
        string[] lines = [Tick(), Tick()];

        Ask(command);

        Assert.Equal(Enumerable.Repeat("S S      1.250 kg<CR><LF>", 2), lines);
        Assert.False(_sics.Talks);
        Assert.Equal(TimeSpan.FromMilliseconds(50), _sics.Rhythm);
    }

    [Fact]
    public void SR_Change_IsOneDynamicLineAndOneStable()
    {
        _scale.With(1);
        Ask("SR");
        string first = Tick() + Tick();
        _scale.Platform.Put(2);
        Clock.Run(_scale.Platform, TimeSpan.FromSeconds(0.3));
        string change = Tick() + Tick();
        _scale.With(2);

        Assert.Equal("S S      1.000 kg<CR><LF>", first);
        Assert.Matches(@"^S D +[\d.]+ kg<CR><LF>$", change);
        Assert.Equal("S S      2.000 kg<CR><LF>", Tick() + Tick());
    }

    [Fact]
    public void Boot_TellsTheSerialAndForgetsStreamAndTare()
    {
        _scale.With(1);
        Ask("T");
        Ask("SIR");
        Task boot = _scale.Head.NextBoot;

        _scale.Head.Reboot();

        Assert.True(boot.IsCompleted);
        Assert.Equal("I4 A \"12345678\"<CR><LF>", TestScale.Show(_sics.Boot()));
        Assert.False(_sics.Talks);
        Assert.False(_scale.Head.IsNet);
    }

    [Fact]
    public void Hear_ByteByByteAndTwoAtOnce_AnswersEachLine()
    {
        _scale.With(1.25);

        Assert.Equal("", string.Concat("SI\r".Select(c => TestScale.Ask(_sics, c.ToString()))));
        Assert.Equal("S S      1.250 kg<CR><LF>TAC A<CR><LF>", TestScale.Ask(_sics, "\nTAC\r\n"));
    }

    [Fact]
    public void I0_ListsEveryCommandAndEndsWithA()
    {
        string[] lines = Ask("I0").Split("<CR><LF>", StringSplitOptions.RemoveEmptyEntries);

        Assert.All(lines[..^1], line => Assert.StartsWith("I0 B ", line, StringComparison.Ordinal));
        Assert.Equal("I0 A 1 \"TI\"", lines[^1]);
    }

    private string Ask(string command) => TestScale.Ask(_sics, command + "\r\n");

    private string Tick() => TestScale.Show(_sics.Tick());
}
