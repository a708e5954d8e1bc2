using SmartCampus.Plugins.Osdp.Tests.Reader;

namespace SmartCampus.Plugins.Osdp.Tests.Driver;

/// <summary>Silence, restarts, damage and deceit: offline after 8 s, back as if nothing had been, and never in plain.</summary>
public sealed class LinkTests
{
    private readonly ManualTime time = new() { PassesDelays = true };
    private readonly TestReader reader;
    private readonly ScriptedLine line;
    private readonly TestDeviceContext context;

    public LinkTests()
    {
        reader = new TestReader(5, DoorTest.Key) { Time = time };
        line = DoorTest.LineTo(reader, time);
        context = new TestDeviceContext(line) { Time = time };
    }

    [Fact]
    public async Task Poll_Sequence_Counts123()
    {
        await using DriverRun run = await StartAsync();
        reader.Received.Clear();

        await run.PollAsync(6);

        int[] numbers = [.. reader.Received.Select(p => p[4] & 3)];
        Assert.All(numbers.Zip(numbers.Skip(1)), pair => Assert.Equal(pair.First % 3 + 1, pair.Second));
    }

    [Fact]
    public async Task Poll_ReaderMute_IsOfflineAfterEightSecondsAndNotBefore()
    {
        await using DriverRun run = await StartAsync();
        DateTimeOffset heard = reader.HeardAt[^1];
        reader.OnRequest = _ => [];

        DeviceException e = await MuteAsync(run);

        Assert.Equal("timedOut.silent", e.Error.Reason);
        Assert.InRange((time.GetUtcNow() - heard).TotalSeconds, 8, 9.5);
        Assert.Equal(line.Turns, line.TurnsEnded);
    }

    [Fact]
    public async Task Poll_ReaderMute_IsTriedOnceASecondWithAShortWait()
    {
        await using DriverRun run = await StartAsync();
        reader.OnRequest = _ => [];
        await run.PollAsync(4);
        int before = reader.Received.Count;
        DateTimeOffset start = time.GetUtcNow();

        await run.PollAsync(3);

        Assert.Equal(3, reader.Received.Count - before);
        Assert.InRange((time.GetUtcNow() - start).TotalSeconds, 3.0, 3.6); // three waits of 1 s, each with a try of about 0.1 s
        Assert.Single(reader.Received.TakeLast(7).Select(p => Hex.Text(p)).Distinct()); // byte for byte
    }

    [Fact]
    public async Task Restart_ReaderIsBack_StartsWithNumber0AndReadsEverythingAnew()
    {
        await using DriverRun run = await StartAsync();
        reader.OnRequest = _ => [];
        await MuteAsync(run);
        reader.OnRequest = packet => packet;
        reader.Reboot();
        reader.Received.Clear();
        context.Clear();

        await run.RestartAsync();
        await run.PollAsync(3);

        Assert.Equal(0, reader.Received[0][4] & 3);
        Assert.Equal("locked", context.Value("lock.state"));
    }

    [Fact]
    public async Task Poll_ReaderRebooted_IsSetUpAgainWithoutGoingOffline()
    {
        await using DriverRun run = await StartAsync();

        reader.Reboot(); // next it says NAK 04
        reader.Permanent = [1, 0];
        await run.PollAsync(2);

        Assert.Equal("unlocked", context.Value("lock.state"));
    }

    [Fact]
    public async Task Poll_ReplyWithNumber0_StartsAnew()
    {
        await using DriverRun run = await StartAsync();
        int once = 1;
        reader.OnReply = (_, reply) => once-- > 0 ? Hex.Bytes("53 85 08 00 04 40 0E 8F") : reply;
        reader.Received.Clear();

        await run.PollAsync();

        Assert.Equal("60 61 62 76 77", string.Join(' ', reader.Received.Take(5).Select(p => Packets.CodeOf(p).ToString("X2"))));
    }

    [Fact]
    public async Task Poll_ReplyWithAnotherNumber_IsNotTheAnswer()
    {
        await using DriverRun run = await StartAsync();
        reader.Events.Enqueue(DoorTest.Card(9));
        int once = 1;
        reader.OnReply = (_, reply) =>
        {
            if (once-- <= 0)
                return reply;
            byte[] other = Hex.Bytes("53 85 10 00 07 50 00 01 1A 00 2D 9A 4F 80 AF C1");
            return other[4] == (reply[4] & 7) ? [] : other;
        };

        await run.PollAsync(3);

        Assert.Equal(["00000009"], context.Raised("cardReader.presented", "card"));
    }

    [Fact]
    public async Task Poll_PlainReplyInsideTheChannel_SaysNothingAndEndsTheSession()
    {
        await using DriverRun run = await StartAsync();
        int once = 1;
        reader.OnReply = (_, reply) => once-- > 0 ? Packets.Plain(5, reader.Received[^1], DoorTest.Card(666)) : reply;

        await run.PollAsync(3);

        Assert.Empty(context.Events);
        Assert.Contains(reader.Received.TakeLast(12), p => Packets.CodeOf(p) == 0x76); // a new handshake
    }

    [Fact]
    public async Task Poll_ForgedMac_SaysNothingAndEndsTheSession()
    {
        await using DriverRun run = await StartAsync();
        reader.Events.Enqueue(DoorTest.Card(666));
        int once = 1;
        reader.OnReply = (_, reply) => once-- > 0 ? Forge(reply) : reply;

        await run.PollAsync(3);

        Assert.Empty(context.Events);
        Assert.Contains(reader.Received.TakeLast(12), p => Packets.CodeOf(p) == 0x76);
    }

    [Fact]
    public async Task Poll_OutOfStepAgainAndAgain_GivesUp()
    {
        await using DriverRun run = await StartAsync();
        reader.OnReply = (code, reply) => code == 0x60 ? Packets.Plain(5, reader.Received[^1], 0x41, 4) : reply;

        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => run.PollAsync(2));

        Assert.Equal("badFrame.sequence", e.Error.Reason);
    }

    [Fact]
    public async Task Poll_AlwaysDamaged_GivesUpWithItsCause()
    {
        await using DriverRun run = await StartAsync();
        reader.OnReply = (_, reply) => [.. reply[..^1], (byte)~reply[^1]];

        Assert.Equal("badFrame.crc", (await MuteAsync(run)).Error.Reason);
    }

    [Fact]
    public async Task Poll_CutReply_IsTruncated()
    {
        await using DriverRun run = await StartAsync();
        reader.OnReply = (_, reply) => reply[..^3];

        Assert.Equal("badFrame.truncated", (await MuteAsync(run)).Error.Reason);
    }

    [Fact]
    public async Task Poll_AlwaysBusy_IsBusy()
    {
        await using DriverRun run = await StartAsync();
        reader.Busy = int.MaxValue;

        Assert.Equal("busy", (await MuteAsync(run)).Error.Reason);
    }

    [Fact]
    public async Task Poll_EchoAndForeignReplies_AreSkipped()
    {
        byte[] foreign = Hex.Bytes("53 89 07 00 00 40 DD");
        line.Responder = bytes => [.. bytes, .. foreign, .. reader.Answer(bytes)];
        await using DriverRun run = await StartAsync();
        reader.Events.Enqueue(DoorTest.Card(1));

        await run.PollAsync(2);

        Assert.Equal(["00000001"], context.Raised("cardReader.presented", "card"));
    }

    [Fact]
    public async Task Poll_BabblingLine_EndsAtItsDeadline()
    {
        await using DriverRun run = await StartAsync();
        byte[] noise = [.. Enumerable.Repeat(Hex.Bytes("53 85 00 53 07 AA"), 2000).SelectMany(b => b)];
        line.Responder = _ => noise;

        Assert.Equal(ErrorCode.BadFrame, (await MuteAsync(run)).Error.Code);
    }

    [Fact]
    public async Task Poll_LineGone_PassesItsReasonOn()
    {
        await using DriverRun run = await StartAsync();
        line.Down = new DeviceException(ErrorCode.Unreachable, "portGone");

        Assert.Equal("unreachable.portGone", (await Assert.ThrowsAsync<DeviceException>(() => run.PollAsync())).Error.Reason);

        line.Down = null;
        await run.RestartAsync();
        Assert.Equal("locked", context.Value("lock.state"));
    }

    [Fact]
    public async Task Poll_ReaderAnswersADamagedPacketAllTheSame_IsTaken()
    {
        await using DriverRun run = await StartAsync();
        reader.Events.Enqueue(DoorTest.Card(3));
        int once = 1;
        byte[]? whole = null;
        reader.OnRequest = packet =>
        {
            if (once-- <= 0)
                return packet;
            whole = packet;
            return [.. packet[..^1], (byte)~packet[^1]];
        };
        reader.OnDamaged = _ => reader.Answer(whole!);

        await run.PollAsync(3);

        Assert.Equal(["00000003"], context.Raised("cardReader.presented", "card"));
    }

    [Fact]
    public async Task Stop_WhileTheReaderIsMute_IsClean()
    {
        DriverRun run = await StartAsync();
        reader.OnRequest = _ => [];
        await run.PollAsync(2);

        await run.DisposeAsync();

        Assert.Equal(line.Turns, line.TurnsEnded);
    }

    private static byte[] Forge(byte[] reply)
    {
        byte[] body = reply[..^2];
        body[^1] ^= 1;
        ushort crc = Packets.Crc(body);
        return [.. body, (byte)crc, (byte)(crc >> 8)];
    }

    private static Task<DeviceException> MuteAsync(DriverRun run) => Assert.ThrowsAsync<DeviceException>(() => run.PollAsync(500));

    private Task<DriverRun> StartAsync() => DoorTest.RunAsync(context, DoorTest.WithKey());
}
