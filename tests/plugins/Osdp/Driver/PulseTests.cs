using SmartCampus.Plugins.Osdp.Tests.Reader;

namespace SmartCampus.Plugins.Osdp.Tests.Driver;

/// <summary>A door pulse is executed exactly once, whatever happens to packets; and only what was read back counts.</summary>
public sealed class PulseTests
{
    private readonly ManualTime time = new() { PassesDelays = true };
    private readonly TestReader reader;
    private readonly TestDeviceContext context;

    public PulseTests()
    {
        reader = new TestReader(5, DoorTest.Key) { Time = time };
        context = new TestDeviceContext(DoorTest.LineTo(reader, time)) { Time = time };
    }

    [Fact]
    public async Task Unlock_FiveSeconds_IsTimedByTheReaderAndReadBack()
    {
        await using DriverRun run = await StartAsync();

        await run.CommandAsync("lock.unlock", ("hold", PropertyValue.Of(5)));
        string during = context.Value("lock.state")!;
        await run.PollAsync(40);

        Assert.Equal(["0: 5 50"], reader.Switched);
        Assert.Equal("unlocked", during);
        Assert.Equal(["locked", "unlocked", "locked"], context.Values("lock.state"));
        Assert.Equal("normal", context.Value("door.mode"));
        Assert.Equal(["unlock", "lock"], context.Raised("lock.operated", "operation"));
        Assert.Equal(["remote", "auto"], context.Raised("lock.operated", "source"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Unlock_ReplyLost_IsRepeatedByteForByteAndExecutedOnce(int lost)
    {
        await using DriverRun run = await StartAsync();
        reader.OnReply = (code, reply) => code == 0x68 && lost-- > 0 ? [] : reply;

        await run.CommandAsync("lock.unlock");

        Assert.Equal(["0: 5 50"], reader.Switched);
        Assert.Single(Outs().Distinct());
        Assert.Equal("unlocked", context.Value("lock.state"));
    }

    [Fact]
    public async Task Unlock_CommandLostOnTheWay_IsRepeatedByteForByte()
    {
        await using DriverRun run = await StartAsync();
        int lost = 2;
        reader.OnRequest = packet => Packets.CodeOf(packet) == 0x68 && lost-- > 0 ? [] : packet;

        await run.CommandAsync("lock.unlock");

        Assert.Equal(["0: 5 50"], reader.Switched);
        Assert.Equal(3, Outs().Count);
        Assert.Single(Outs().Distinct());
    }

    [Fact]
    public async Task Unlock_BusyThreeTimes_IsKeptAndExecutedOnce()
    {
        await using DriverRun run = await StartAsync();
        reader.Busy = 3;

        await run.CommandAsync("lock.unlock");

        Assert.Equal(["0: 5 50"], reader.Switched);
        Assert.Equal(4, Outs().Count);
        Assert.Single(Outs().Distinct());
        Assert.Equal("unlocked", context.Value("lock.state"));
    }

    [Theory]
    [InlineData(true)] // NAK 01
    [InlineData(false)] // silence
    public async Task Unlock_DamagedOnTheWay_WhateverTheReaderSays_IsRepeated(bool saysSo)
    {
        await using DriverRun run = await StartAsync();
        int damaged = 2;
        reader.OnRequest = packet => Packets.CodeOf(packet) == 0x68 && damaged-- > 0 ? [.. packet[..^1], (byte)~packet[^1]] : packet;
        reader.OnDamaged = packet => saysSo ? Packets.Plain(5, packet, 0x41, 1) : [];

        await run.CommandAsync("lock.unlock");

        Assert.Equal(["0: 5 50"], reader.Switched);
        Assert.Single(Outs().Distinct());
    }

    [Fact]
    public async Task Unlock_ReplyLostAndReaderRefusesTheRepeat_IsNotSentAgainAndProvedByTheOutput()
    {
        reader.Quirks = ReaderQuirks.RefusesRepeats;
        await using DriverRun run = await StartAsync();
        int lost = 1;
        reader.OnReply = (code, reply) => code == 0x68 && lost-- > 0 ? [] : reply;

        await run.CommandAsync("lock.unlock");
        await run.PollAsync(3);

        Assert.Equal(["0: 5 50"], reader.Switched);
        Assert.Equal("unlocked", context.Value("lock.state"));
    }

    [Fact]
    public async Task Unlock_LostForGood_IsNeverSentAfterItsEnd()
    {
        await using DriverRun run = await StartAsync();
        reader.OnRequest = packet => Packets.CodeOf(packet) == 0x68 ? [] : packet;

        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => run.CommandAsync("lock.unlock"));
        reader.OnRequest = packet => packet;
        await run.PollAsync(20);

        Assert.Equal(("timedOut.silent", true), (e.Error.Reason, e.AfterSending));
        Assert.Empty(reader.Switched);
        Assert.Equal("locked", context.Value("lock.state"));
    }

    [Fact]
    public async Task Unlock_ReaderRebootedBefore_IsSentInTheNewSession()
    {
        await using DriverRun run = await StartAsync();
        reader.Reboot();

        await run.CommandAsync("lock.unlock");

        Assert.Equal(["0: 5 50"], reader.Switched);
        Assert.Equal("unlocked", context.Value("lock.state"));
    }

    [Fact]
    public async Task Unlock_ReaderRebootsAfterExecuting_IsNotSentAgain()
    {
        await using DriverRun run = await StartAsync();
        int reboots = 1;
        reader.OnReply = (code, reply) =>
        {
            if (code != 0x68 || reboots-- <= 0)
                return reply;
            reader.Reboot();
            return [];
        };

        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => run.CommandAsync("lock.unlock"));

        Assert.True(e.AfterSending);
        Assert.Equal(["0: 5 50"], reader.Switched);
        Assert.Equal("locked", context.Value("lock.state"));
    }

    [Fact]
    public async Task Unlock_PollStillUnanswered_PollComesFirstAndItsCardIsKept()
    {
        await using DriverRun run = await StartAsync();
        reader.Events.Enqueue(DoorTest.Card(0xCAFE0001));
        int lost = 1;
        reader.OnReply = (_, reply) => lost-- > 0 ? [] : reply;
        await run.PollAsync();

        await run.CommandAsync("lock.unlock");

        Assert.Equal(["CAFE0001"], context.Raised("cardReader.presented", "card"));
        Assert.Equal(["0: 5 50"], reader.Switched);
    }

    [Fact]
    public async Task Unlock_ReaderSaysYesAndDoesNothing_IsNotProved()
    {
        await using DriverRun run = await StartAsync();
        reader.Permanent = [0];

        await run.CommandAsync("lock.unlock", ("hold", PropertyValue.Of(1)));
        time.Advance(TimeSpan.FromSeconds(2));
        context.Clear();
        await run.PollAsync(2);

        Assert.All(context.Values("lock.state"), state => Assert.Equal("locked", state));
    }

    [Fact]
    public async Task Lock_WhileUnlocked_EndsThePulse()
    {
        await using DriverRun run = await StartAsync();
        await run.CommandAsync("lock.unlock", ("hold", PropertyValue.Of(600)));

        await run.CommandAsync("lock.lock");

        Assert.Equal(["0: 5 6000", "0: 1 0"], reader.Switched);
        Assert.Equal("locked", context.Value("lock.state"));
        Assert.Equal(["remote", "remote"], context.Raised("lock.operated", "source"));
    }

    [Fact]
    public async Task Hold_ThenResume_IsPassageUntilThen()
    {
        await using DriverRun run = await StartAsync();

        await run.CommandAsync("door.hold", ("duration", PropertyValue.Of(3600)));
        await run.PollAsync(50);
        string held = $"{context.Value("door.mode")} {context.Value("lock.state")}";
        await run.CommandAsync("lock.unlock");
        await run.CommandAsync("door.resume");

        Assert.Equal("passage unlocked", held);
        Assert.Equal(["0: 2 0", "0: 1 0"], reader.Switched); // an unlock while held open needs no pulse
        Assert.Equal(("normal", "locked"), (context.Value("door.mode"), context.Value("lock.state")));
    }

    [Fact]
    public async Task Hold_ReaderRebootsMeanwhile_IsNormalAgain()
    {
        await using DriverRun run = await StartAsync();
        await run.CommandAsync("door.hold");

        reader.Reboot();
        await run.PollAsync(2);

        Assert.Equal(("normal", "locked"), (context.Value("door.mode"), context.Value("lock.state")));
    }

    [Fact]
    public async Task Unlock_Refused_IsTheReadersWord()
    {
        await using DriverRun run = await StartAsync();
        reader.OnReply = (code, reply) => code == 0x68 ? Packets.Plain(5, reader.Received[^1], 0x41, 9) : reply;

        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => run.CommandAsync("lock.unlock"));

        Assert.Equal(("refusedByDevice.illegalValue", false), (e.Error.Reason, e.AfterSending));
    }

    private Task<DriverRun> StartAsync() => DoorTest.RunAsync(context, DoorTest.WithKey());

    private List<string> Outs() => [.. reader.Received.Where(p => Packets.CodeOf(p) == 0x68).Select(p => Hex.Text(p))];
}
