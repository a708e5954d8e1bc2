using SmartCampus.Plugins.Osdp.Tests.Reader;

namespace SmartCampus.Plugins.Osdp.Tests.Driver;

/// <summary>Cards and keys: neither lost nor doubled, and honest about when.</summary>
public sealed class EventTests
{
    private readonly ManualTime time = new() { PassesDelays = true };
    private readonly TestReader reader;
    private readonly TestDeviceContext context;
    private readonly ScriptedLine line;

    public EventTests()
    {
        reader = new TestReader(5, DoorTest.Key) { Time = time };
        line = DoorTest.LineTo(reader, time);
        context = new TestDeviceContext(line) { Time = time };
    }

    [Fact]
    public async Task Card_Presented_IsRaisedWithItsFields()
    {
        await using DriverRun run = await StartAsync();
        reader.Events.Enqueue(DoorTest.Card(0xDEADBEEF));

        await run.PollAsync();

        DeviceEvent card = Assert.Single(context.Events);
        Assert.Equal(["cardReader.presented", "DEADBEEF", "32", "wiegand", "0"], [card.Name, .. card.Data.Values.Select(v => v.ToString())]);
        Assert.Equal((time.GetUtcNow(), true), (card.Time, card.TimeIsExact));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Card_ReplyLost_IsNeitherLostNorDoubled(int lost)
    {
        await using DriverRun run = await StartAsync();
        reader.Events.Enqueue(DoorTest.Card(1));
        reader.Events.Enqueue(DoorTest.Card(2));
        reader.OnReply = (_, reply) => lost-- > 0 ? [] : reply;

        await run.PollAsync(10);

        Assert.Equal(["00000001", "00000002"], context.Raised("cardReader.presented", "card"));
    }

    [Fact]
    public async Task Card_ReplyDamaged_IsNeitherLostNorDoubled()
    {
        await using DriverRun run = await StartAsync();
        reader.Events.Enqueue(DoorTest.Card(1));
        int damaged = 2;
        reader.OnReply = (_, reply) => damaged-- > 0 ? [.. reply[..^1], (byte)~reply[^1]] : reply;

        await run.PollAsync(5);

        Assert.Equal(["00000001"], context.Raised("cardReader.presented", "card"));
    }

    [Fact]
    public async Task Card_ReplyArrivesTwice_IsRaisedOnce()
    {
        await using DriverRun run = await StartAsync();
        reader.Events.Enqueue(DoorTest.Card(1));
        byte[] late = [];
        reader.OnReply = (_, reply) => [.. late, .. late = reply]; // each reply comes again in front of the next one

        await run.PollAsync(5);

        Assert.Equal(["00000001"], context.Raised("cardReader.presented", "card"));
    }

    [Fact]
    public async Task Card_AcrossASilenceOfFiveSeconds_IsRaisedOnceAsOfUnknownTime()
    {
        await using DriverRun run = await StartAsync();
        reader.OnRequest = _ => [];
        await run.PollAsync(8);
        reader.Events.Enqueue(DoorTest.Card(7));
        reader.OnRequest = packet => packet;

        await run.PollAsync(3);
        reader.Events.Enqueue(DoorTest.Card(8));
        await run.PollAsync(2);

        Assert.Equal([("00000007", false), ("00000008", true)], context.Events.Select(e => (e.Data["card"].Text, e.TimeIsExact)));
    }

    [Fact]
    public async Task Cards_WaitingBeforeTheConnection_AreOfUnknownTimeUntilTheReaderHasNoMore()
    {
        reader.Events.Enqueue(DoorTest.Card(1));
        reader.Events.Enqueue(DoorTest.Card(2));
        await using DriverRun run = await StartAsync();
        await run.PollAsync(3);

        reader.Events.Enqueue(DoorTest.Card(3));
        await run.PollAsync(1);

        Assert.Equal([false, false, true], context.Events.Select(e => e.TimeIsExact));
    }

    [Fact]
    public async Task Cards_ManyWaiting_AreFetchedWithoutDelay()
    {
        await using DriverRun run = await StartAsync();
        for (uint i = 0; i < 10; i++)
            reader.Events.Enqueue(DoorTest.Card(i));
        DateTimeOffset start = time.GetUtcNow();

        await run.PollAsync(11);

        Assert.Equal(10, context.Events.Count);
        Assert.True(time.GetUtcNow() - start < TimeSpan.FromSeconds(1), "The interval passed between waiting events.");
    }

    [Fact]
    public async Task Keys_Pressed_AreRaisedWithTheirCountFirst()
    {
        await using DriverRun run = await StartAsync();
        reader.Events.Enqueue([0x53, 0, 4, 0x31, 0x32, 0x7F, 0x23]);

        await run.PollAsync();

        DeviceEvent keys = Assert.Single(context.Events);
        Assert.Equal(["cardReader.keyed", "4", "0", "12*#"], [keys.Name, .. keys.Data.Values.Select(v => v.ToString())]);
    }

    [Fact]
    public async Task FormattedCard_Presented_IsRaised()
    {
        await using DriverRun run = await StartAsync();
        reader.Events.Enqueue([0x51, 0, 1, 3, 0x41, 0x42, 0x43]);

        await run.PollAsync();

        Assert.Equal(["ABC"], context.Raised("cardReader.presented", "card"));
    }

    [Fact]
    public async Task Card_WhosePartsDoNotFit_IsDroppedAndTheDoorGoesOn()
    {
        await using DriverRun run = await StartAsync();
        reader.Events.Enqueue([0x50, 0, 1, 99, 0, 1]);
        reader.Events.Enqueue(DoorTest.Card(5));

        await run.PollAsync(2);

        Assert.Equal(["00000005"], context.Raised("cardReader.presented", "card"));
    }

    [Fact]
    public async Task Tamper_ReportedByThePoll_IsSeenAtOnce()
    {
        await using DriverRun run = await StartAsync();
        reader.Events.Enqueue([0x48, 1, 1]);

        await run.PollAsync();

        Assert.Equal(("true", "true"), (context.Value("cardReader.tamper"), context.Value("cardReader.powerFailure")));
    }

    [Theory]
    [InlineData(2, "true", null)]
    [InlineData(1, "", "unreachable.readerMissing")]
    public async Task ReaderStatus_OfTheHead_IsTamperOrError(byte state, string tamper, string? error)
    {
        await using DriverRun run = await StartAsync();
        reader.Events.Enqueue([0x4B, state]);

        await run.PollAsync();

        Assert.Equal((tamper, error), (context.Value("cardReader.tamper"), context.Latest("cardReader.tamper")!.Value.Error?.Reason));
    }

    private Task<DriverRun> StartAsync() => DoorTest.RunAsync(context, DoorTest.WithKey());
}
