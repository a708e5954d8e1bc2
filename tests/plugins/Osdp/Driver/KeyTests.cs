using SmartCampus.Plugins.Osdp.Tests.Reader;

namespace SmartCampus.Plugins.Osdp.Tests.Driver;

/// <summary>A key changes when a person says so, and only then; whatever is lost on the way, the door comes back.</summary>
public sealed class KeyTests
{
    private const string Both = $"\"key\": \"{DoorTest.Key}\", \"newKey\": \"{DoorTest.OtherKey}\"";

    private readonly ManualTime time = new() { PassesDelays = true };
    private readonly TestReader reader;
    private readonly TestDeviceContext context;

    public KeyTests()
    {
        reader = new TestReader(5, DoorTest.Key) { Time = time };
        context = new TestDeviceContext(DoorTest.LineTo(reader, time)) { Time = time };
    }

    [Fact]
    public async Task Run_NewKeyIsSet_NothingHappensByItself()
    {
        await using DriverRun run = await DoorTest.RunAsync(context, Both);
        await run.PollAsync(20);

        Assert.Equal("own", context.Value("readerKey.state"));
        Assert.Equal(Hex.Bytes(DoorTest.Key), reader.Key);
    }

    [Fact]
    public async Task Change_NewKeyIsSet_ReaderHasItAndTheDoorGoesOn()
    {
        await using DriverRun run = await DoorTest.RunAsync(context, Both);

        await run.CommandAsync("readerKey.change");
        await run.CommandAsync("lock.unlock");

        Assert.Equal(Hex.Bytes(DoorTest.OtherKey), reader.Key);
        Assert.Equal(("new", "unlocked"), (context.Value("readerKey.state"), context.Value("lock.state")));
        Assert.DoesNotContain(reader.Received, p => Hex.Text(p).Contains(Hex.Text(Hex.Bytes(DoorTest.OtherKey)), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Change_ReplyOrCommandLost_EndsWithTheNewKey(bool replyLost)
    {
        await using DriverRun run = await DoorTest.RunAsync(context, Both);
        int lost = 2;
        reader.OnReply = (code, reply) => replyLost && code == 0x75 && lost-- > 0 ? [] : reply;
        reader.OnRequest = packet => !replyLost && Packets.CodeOf(packet) == 0x75 && lost-- > 0 ? [] : packet;

        await run.CommandAsync("readerKey.change");

        Assert.Equal(Hex.Bytes(DoorTest.OtherKey), reader.Key);
        Assert.Equal("new", context.Value("readerKey.state"));
        Assert.Single(reader.Executed, c => c[0] == 0x75);
    }

    [Fact]
    public async Task Change_ReaderTakesItAndRefusesTheRepeat_EndsWithTheNewKey()
    {
        reader.Quirks = ReaderQuirks.RefusesRepeats;
        await using DriverRun run = await DoorTest.RunAsync(context, Both);
        int lost = 1;
        reader.OnReply = (code, reply) => code == 0x75 && lost-- > 0 ? [] : reply;

        await run.CommandAsync("readerKey.change");

        Assert.Equal("new", context.Value("readerKey.state"));
    }

    [Fact]
    public async Task Change_ReaderRefuses_IsTheReadersWord()
    {
        await using DriverRun run = await DoorTest.RunAsync(context, Both);
        reader.OnReply = (code, reply) => code == 0x75 ? Packets.Plain(5, reader.Received[^1], 0x41, 3) : reply;

        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => run.CommandAsync("readerKey.change"));

        Assert.Equal("refusedByDevice.unsupported", e.Error.Reason);
    }

    [Fact]
    public async Task Change_NoNewKey_IsRefusedAndNothingIsSent()
    {
        await using DriverRun run = await DoorTest.RunAsync(context, DoorTest.WithKey());

        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => run.CommandAsync("readerKey.change"));

        Assert.Equal("notConfigured.noNewKey", e.Error.Reason);
        Assert.DoesNotContain(reader.Executed, c => c[0] == 0x75);
    }

    [Fact]
    public async Task Change_FromTheFactoryKeyThatAPersonSet_Works()
    {
        reader.Key = Hex.Bytes(DoorTest.FactoryKey);
        await using DriverRun run = await DoorTest.RunAsync(context, $"\"key\": \"{DoorTest.FactoryKey}\", \"newKey\": \"{DoorTest.OtherKey}\"");
        string before = context.Value("readerKey.state")!;
        byte handshake = reader.Received.First(p => Packets.CodeOf(p) == 0x76)[7];

        await run.CommandAsync("readerKey.change");

        Assert.Equal(("factory", 0, "new"), (before, handshake, context.Value("readerKey.state")));
        Assert.Equal(1, reader.Received.Last(p => Packets.CodeOf(p) == 0x76)[7]);
    }

    [Fact]
    public async Task Start_ReaderHasTheNewKeyAlready_IsFound()
    {
        reader.Key = Hex.Bytes(DoorTest.OtherKey);

        await using DriverRun run = await DoorTest.RunAsync(context, Both);

        Assert.Equal("new", context.Value("readerKey.state"));
    }

    [Fact]
    public void Model_Change_NeedsAPersonWithAReasonAndTakesNoKey()
    {
        CommandDefinition change = DoorTest.Driver.Model.Command("readerKey.change")!;

        Assert.Equal(ConfirmLevel.Reason, change.Confirm);
        Assert.Empty(change.Parameters);
    }
}
