using SmartCampus.Plugins.Osdp.Tests.Reader;

namespace SmartCampus.Plugins.Osdp.Tests.Driver;

/// <summary>How a door comes up: order, keys, refusals, silence.</summary>
public sealed class ConnectTests
{
    private readonly ManualTime time = new() { PassesDelays = true };

    [Fact]
    public async Task Connect_PlainReader_AsksInOrderAndPolls()
    {
        TestReader reader = Reader();
        TestDeviceContext context = Context(reader);

        await using DriverRun run = await DoorTest.RunAsync(context, "\"doorInput\": 0, \"exitInput\": 1");

        Assert.Equal([0x61, 0x62, 0x64, 0x67, 0x66, 0x65, 0x60], reader.Executed.Select(e => (int)e[0]));
        Assert.Equal([0, 1, 2, 3, 1, 2, 3], reader.Received.Select(p => p[4] & 3));
        Assert.Equal(
            ["locked", "normal", "closed", "none", "false", "false", "false", "none"],
            new[] { "lock.state", "door.mode", "doorContact.state", "door.alarm", "door.exitRequest", "cardReader.tamper", "cardReader.powerFailure", "readerKey.state" }
                .Select(context.Value));
    }

    [Fact]
    public async Task Connect_Checksum_SpeaksChecksum()
    {
        TestReader reader = Reader();
        TestDeviceContext context = Context(reader);

        await using DriverRun run = await DoorTest.RunAsync(context, "\"check\": \"checksum\"");

        Assert.All(reader.Received, packet => Assert.Equal(0, packet[4] & 4));
        Assert.Equal("locked", context.Value("lock.state"));
    }

    [Fact]
    public async Task Connect_ReaderAnswersChecksumWithCrc_IsUnderstood()
    {
        TestReader reader = Reader();
        reader.OnReply = (_, reply) => Packets.WithCrc(reply);
        TestDeviceContext context = Context(reader);

        await using DriverRun run = await DoorTest.RunAsync(context, "\"check\": \"checksum\"");

        Assert.Equal("locked", context.Value("lock.state"));
    }

    [Fact]
    public async Task Connect_Key_EverythingBehindTheHandshakeIsSecured()
    {
        TestReader reader = Reader(DoorTest.Key);
        TestDeviceContext context = Context(reader);

        await using DriverRun run = await DoorTest.RunAsync(context, DoorTest.WithKey());
        await run.PollAsync(5);

        Assert.Equal(["00", "00", "11", "13"], reader.Received.Take(4).Select(Block));
        Assert.All(reader.Received.Skip(4), packet => Assert.Contains(Block(packet), new[] { "15", "17" }));
        Assert.Equal(("locked", "own"), (context.Value("lock.state"), context.Value("readerKey.state")));
    }

    [Theory]
    [InlineData((int)ReaderQuirks.Block15)]
    [InlineData((int)ReaderQuirks.EmptyBlock18)]
    public async Task Connect_SecureReaderWithQuirks_IsUnderstood(int quirks)
    {
        TestReader reader = Reader(DoorTest.Key);
        reader.Quirks = (ReaderQuirks)quirks;
        TestDeviceContext context = Context(reader);

        await using DriverRun run = await DoorTest.RunAsync(context, DoorTest.WithKey());
        reader.Events.Enqueue(DoorTest.Card(0x12345678));
        await run.PollAsync(3);

        Assert.Equal("locked", context.Value("lock.state"));
        Assert.Equal(["12345678"], context.Raised("cardReader.presented", "card"));
    }

    [Fact]
    public async Task Connect_WrongKey_IsReportedAndNothingElseIsTried()
    {
        TestReader reader = Reader(DoorTest.OtherKey);

        DeviceException e = await FailAsync(reader, DoorTest.WithKey());

        Assert.Equal("notConfigured.wrongKey", e.Error.Reason);
        Assert.Equal(["00", "00", "11"], reader.Received.Select(Block)); // no plain fallback, no factory key
        Assert.Equal(1, reader.Received[2][7]);
    }

    [Fact]
    public async Task Connect_ReaderRefusesOurProofWithoutData_IsWrongKey()
    {
        TestReader reader = Reader(DoorTest.Key);
        reader.OnReply = (code, reply) => code == 0x77 ? Packets.Handshake(5, reader.Received[^1], 0x14, 0xFF, 0x78, []) : reply;

        Assert.Equal("notConfigured.wrongKey", (await FailAsync(reader, DoorTest.WithKey())).Error.Reason);
    }

    [Fact]
    public async Task Connect_ReaderStillOnFactoryKey_IsReportedAndNeverKeyed()
    {
        TestReader reader = Reader(DoorTest.FactoryKey);
        reader.Capabilities = "09 01 01";

        DeviceException e = await FailAsync(reader, DoorTest.WithKey());

        Assert.Equal("notConfigured.factoryKey", e.Error.Reason);
        Assert.DoesNotContain(reader.Executed, c => c[0] == 0x75);
        Assert.DoesNotContain(reader.Received, p => Block(p) == "11" && p[7] == 0);
    }

    [Fact]
    public async Task Connect_ReaderWithoutSecureChannel_IsNotSpokenToInPlain()
    {
        TestReader reader = Reader();
        reader.Capabilities = "04 01 01 09 00 00";

        DeviceException e = await FailAsync(reader, DoorTest.WithKey());

        Assert.Equal("notConfigured.noSecureChannel", e.Error.Reason);
        Assert.Equal([0x61, 0x62], reader.Executed.Select(c => (int)c[0]));
    }

    [Fact]
    public async Task Connect_NoKeyButReaderWantsOne_IsReported() =>
        Assert.Equal("notConfigured.keyRequired", (await FailAsync(Reader(DoorTest.Key), "")).Error.Reason);

    [Theory]
    [InlineData("\"key\": \"0001\"")]
    [InlineData("\"newKey\": \"000102030405060708090A0B0C0D0E0F\"")]
    public async Task Connect_KeyIsNone_IsReportedWithoutAWord(string settings)
    {
        TestReader reader = Reader();

        Assert.Equal("notConfigured.key", (await FailAsync(reader, settings)).Error.Reason);
        Assert.Empty(reader.Received);
    }

    [Fact]
    public async Task Connect_WrongKeyAgain_WaitsAMinuteBeforeTheReaderIsAsked()
    {
        TestReader reader = Reader(DoorTest.Key);
        TestDeviceContext context = Context(reader);
        await using DriverRun run = await DoorTest.RunAsync(context, DoorTest.WithKey());
        reader.Key = Hex.Bytes(DoorTest.OtherKey);
        reader.Reboot();
        Assert.Equal("notConfigured.wrongKey", (await Assert.ThrowsAsync<DeviceException>(() => run.PollAsync())).Error.Reason);
        reader.Received.Clear();

        await Assert.ThrowsAsync<DeviceException>(run.RestartAsync);
        Assert.Empty(reader.Received);

        reader.Key = Hex.Bytes(DoorTest.Key);
        time.Advance(TimeSpan.FromSeconds(61));
        await run.RestartAsync();
        Assert.Equal("locked", context.Value("lock.state"));
    }

    [Fact]
    public async Task Connect_MuteReader_IsSilentWithinItsDeadline()
    {
        DateTimeOffset start = time.GetUtcNow();
        TestReader reader = Reader();
        reader.OnRequest = _ => [];

        DeviceException e = await FailAsync(reader, "");

        Assert.Equal("timedOut.silent", e.Error.Reason);
        Assert.True(time.GetUtcNow() - start < TimeSpan.FromSeconds(1), "It took longer than two tries.");
    }

    [Fact]
    public async Task Connect_NoOutputAndNoInput_AreErrorsNotValues()
    {
        TestReader reader = Reader();
        reader.Permanent = [];
        reader.Inputs = [0];
        TestDeviceContext context = Context(reader);

        await using DriverRun run = await DoorTest.RunAsync(context, "\"doorInput\": 0, \"exitInput\": 1");

        Assert.Equal("notConfigured.noOutput", context.Latest("lock.state")!.Value.Error!.Reason);
        Assert.Equal("notConfigured.noInput", context.Latest("door.exitRequest")!.Value.Error!.Reason);
        Assert.Equal("closed", context.Value("doorContact.state"));
        Assert.Null(context.Latest("door.mode"));
    }

    private static string Block(byte[] packet) => (packet[4] & 8) == 0 ? "00" : packet[6].ToString("X2");

    private TestReader Reader(string? key = null) => new(5, key) { Time = time };

    private TestDeviceContext Context(TestReader reader) => new(DoorTest.LineTo(reader, time)) { Time = time };

    private Task<DeviceException> FailAsync(TestReader reader, string settings) =>
        Assert.ThrowsAsync<DeviceException>(() => DoorTest.RunAsync(Context(reader), settings));
}
