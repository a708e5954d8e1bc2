using SmartCampus.Demo.Osdp;
using SmartCampus.Demo.Tests.Physics;

namespace SmartCampus.Demo.Tests.Osdp;

/// <summary>A reader without a key, in the worked packets of OSDP v2.2: sections 5 to 7.</summary>
public sealed class OsdpReaderTests
{
    private const string Poll0 = "53 05 08 00 04 60 BC 89";
    private const string Poll1 = "53 05 08 00 05 60 8D BA";
    private const string Ack0 = "53 85 08 00 04 40 0E 8F";
    private const string Pulse1 = "53 05 0C 00 05 68 00 05 32 00 36 65";

    private readonly ManualClock _time = new();
    private readonly ReaderPanel _panel;
    private readonly OsdpReader _reader;
    private bool _open;

    public OsdpReaderTests()
    {
        _panel = new ReaderPanel { Inputs = [() => _open, () => false] };
        _reader = Make(new ReaderTraits());
    }

    [Fact]
    public void Crc_CheckString_IsThePublishedOne() => Assert.Equal(0xE5CC, OsdpCheck.Crc("123456789"u8));

    [Fact]
    public void Answer_Poll_IsAck() => Assert.Equal(Ack0, Ask(Poll0));

    [Fact]
    public void Answer_PollWithChecksum_IsAckWithChecksum()
    {
        Ask(Poll0);
        Ask(Poll1);

        Assert.Equal("53 85 07 00 02 40 DF", Ask("53 05 07 00 02 60 3F"));
    }

    [Fact]
    public void Answer_Id_IsTheReadersIdentity()
    {
        Ask(Poll0);

        Assert.StartsWith("53 85 14 00 05 45 00 5C A1 01 02 05 00 00 20 01 04 02", Ask("53 05 09 00 05 61 00 F1 12"), StringComparison.Ordinal);
    }

    [Fact]
    public void Answer_OutPermanentlyOn_TurnsTheOutputOn()
    {
        Ask(Poll0);

        Assert.Equal("53 85 08 00 05 40 3F BC", Ask("53 05 0C 00 05 68 01 02 00 00 E5 F5"));
        Assert.True(_panel.Output[1].Contact.On);
    }

    [Fact]
    public void Answer_UnexpectedNumber_IsNakFour() => Assert.Equal("53 85 09 00 05 41 04 B3 80", Ask(Poll1));

    [Fact]
    public void Answer_UnknownCommand_IsNakThree()
    {
        Ask(Poll0);

        Assert.Equal("53 85 09 00 05 41 03 54 F0", Ask("53 05 0B 00 05 80 00 00 00 92 08"));
    }

    [Fact]
    public void Answer_OutOfAnOutputThatIsNot_IsNakNineAndNothingMoves()
    {
        Ask(Poll0);

        Assert.Equal("53 85 09 00 05 41 09 1E 51", Ask("53 05 0C 00 05 68 09 05 32 00 41 96"));
        Assert.Equal(0, _panel.Output[0].Pulses);
    }

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "53 85 09 00 04 41 01 26 E7")]
    public void Answer_DamagedPacket_IsSilenceOrNakOne(bool naks, string answer)
    {
        OsdpReader reader = Make(new ReaderTraits { NakOnDamage = naks });

        Assert.Equal(answer, Ask("53 05 08 00 04 60 BC 88", reader));
    }

    [Fact]
    public void Answer_RepeatedPulse_IsTheSameAnswerAndOnePulse()
    {
        Ask(Poll0);

        string[] answers = [.. Enumerable.Range(0, 3).Select(_ => Ask(Pulse1))];

        Assert.Equal(Enumerable.Repeat("53 85 08 00 05 40 3F BC", 3), answers);
        Assert.Equal(1, _panel.Output[0].Pulses);
    }

    [Fact]
    public void Answer_PulseWhoseReplyIsLost_IsDoneOnceAndToldAtTheRepeat()
    {
        _reader.Faults.LosesReplies = true;
        Ask(Poll0);

        Assert.Equal("", Ask(Pulse1));
        Assert.Equal("53 85 08 00 05 40 3F BC", Ask(Pulse1));
        Assert.Equal(1, _panel.Output[0].Pulses);
    }

    [Fact]
    public void Answer_Busy_IsThreeTimesBusyThenDone()
    {
        _reader.Faults.Busy = true;
        Ask(Poll0);

        string[] answers = [.. Enumerable.Range(0, 4).Select(_ => Ask(Pulse1))];

        Assert.Equal([.. Enumerable.Repeat("53 85 08 00 04 79 74 28", 3), "53 85 08 00 05 40 3F BC"], answers);
        Assert.Equal(1, _panel.Output[0].Pulses);
    }

    [Fact]
    public void Answer_Dead_IsSilence()
    {
        _reader.Faults.Dead = true;

        Assert.Equal("", Ask(Poll0));
    }

    [Fact]
    public void Present_Card_IsTheWorkedRawReply()
    {
        Ask(Poll0);
        Ask(Poll1);
        Ask("53 05 07 00 02 60 3F");
        _reader.Present([0x00, 0x01, 0x1A, 0x00, 0x2D, 0x9A, 0x4F, 0x80]);

        Assert.Equal("53 85 10 00 07 50 00 01 1A 00 2D 9A 4F 80 AF C1", Ask("53 05 08 00 07 60 EF DC"));
    }

    [Theory]
    [InlineData(false, "53 85 0F 00 05 53 00 05 31 30 30 37 0D B1 D7")]
    [InlineData(true, "53 85 0F 00 05 53 00 05 31 30 30 37 23")]
    public void Type_Keys_ComeAsTheMakeSendsThem(bool ascii, string reply)
    {
        OsdpReader reader = Make(new ReaderTraits { AsciiKeys = ascii });
        Ask(Poll0, reader);
        reader.Type("1007#");

        Assert.StartsWith(reply, Ask(Poll1, reader), StringComparison.Ordinal);
    }

    [Fact]
    public void Poll_DoorOpened_BringsTheInputsOnce()
    {
        Ask("53 05 08 00 04 64 38 C9");
        Assert.Equal("53 85 0A 00 05 49 00 00 0D 89", Ask("53 05 08 00 05 65 28 EA"));

        _open = true;

        Assert.Equal("53 85 0A 00 06 49 01 00 E0 21", Ask("53 05 08 00 06 60 DE EF"));
        Assert.Equal("53 85 08 00 07 40", Ask("53 05 08 00 07 60 EF DC")[..17]);
    }

    [Fact]
    public void Poll_Tamper_BringsTheLocalStatus()
    {
        Ask("53 05 08 00 04 64 38 C9");
        _panel.Tamper = true;

        Assert.Equal("53 85 0A 00 05 48 01 00 0C 8D", Ask(Poll1));
    }

    [Fact]
    public void Silence_EightSeconds_ForgetsEventsAndNumbers()
    {
        Ask(Poll0);
        _reader.Present(new Card(37, 10_000).Raw());

        _time.Pass(TimeSpan.FromSeconds(8.1));

        Assert.Equal("53 85 09 00 05 41 04 B3 80", Ask(Poll1));
        Assert.Equal(Ack0, Ask(Poll0));
    }

    [Fact]
    public void Present_MoreThanItHolds_KeepsTheFirst()
    {
        Ask(Poll0);
        foreach (int number in Enumerable.Range(1, 20))
            _reader.Present(new Card(37, (ushort)number).Raw());

        Assert.Equal(16, _reader.Waiting);
        Assert.Contains("50 00 01 1A 00 " + Convert.ToHexString(new Card(37, 1).Raw().AsSpan(4, 1)), Ask(Poll1), StringComparison.Ordinal);
    }

    [Fact]
    public void Card_Bits_HaveEvenThenOddParity() =>
        // H10301: 00100101 0010 and 0111 00010000 hold four ones each: the parities are 0 and 1.
        Assert.Equal([0x00, 0x01, 0x1A, 0x00, 0x12, 0x93, 0x88, 0x40], new Card(37, 10_000).Raw());

    [Fact]
    public void Pulse_Timer_EndsByItself()
    {
        _panel.Output[0].Order(5, 50);

        bool[] seen = Clock.Watch(_panel, TimeSpan.FromSeconds(8), () => _panel.Output[0].Contact.On);

        Assert.InRange(seen.Count(on => on) * Clock.Step, 4.8, 5.1);
        Assert.False(_panel.Output[0].Contact.On);
    }

    [Fact]
    public void Order_PermanentlyOffDuringAPulse_EndsIt()
    {
        _panel.Output[0].Order(5, 50);

        _panel.Output[0].Order(1, 0);

        Assert.False(_panel.Output[0].Contact.On);
    }

    [Fact]
    public void Order_PermanentlyOnWhileTheTimerRuns_OutlastsIt()
    {
        _panel.Output[0].Order(5, 10);
        _panel.Output[0].Order(4, 0);

        Clock.Run(_panel, TimeSpan.FromSeconds(3));

        Assert.True(_panel.Output[0].Contact.On);
    }

    private OsdpReader Make(ReaderTraits traits) => new(5, _panel, new Lock(), _time) { Traits = traits };

    private string Ask(string hex, OsdpReader? reader = null) => Hex.Of((reader ?? _reader).Answer(Hex.Bytes(hex)));
}
