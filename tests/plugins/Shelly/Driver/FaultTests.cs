namespace SmartCampus.Plugins.Shelly.Tests.Driver;

/// <summary>Every way in which a device or the way to it can fail, seen through the driver.</summary>
public sealed class FaultTests : IDisposable
{
    private readonly ManualTime time = new();
    private readonly FakeShelly device = new();
    private readonly TcpTestLine line;
    private readonly TestDeviceContext context;

    public FaultTests()
    {
        line = new TcpTestLine(device.Address);
        context = new TestDeviceContext(line) { Time = time };
    }

    public static TheoryData<string, string> Upgrades => new()
    {
        { "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", "notConfigured.noSuchPage" },
        { "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "notConfigured.noSuchPage" },
        { "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n", "notConfigured.wrongPassword" },
        { "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n", "busy.connections" },
        { "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n\r\n", "badFrame.webSocket" },
        { "SSH-2.0-dropbear\r\n", "badFrame.webSocket" },
        { "HTTP/1.1 101 Swit", "unreachable.closed" },
    };

    public static TheoryData<string, string> Answers => new()
    {
        { """{"id":$id,"result":{"id":0,"output":"on"}}""", "badFrame.fields" },
        { """{"id":$id,"result":{"id":0}}""", "badFrame.fields" },
        { """{"id":$id,"result":{"id":0,"output":true,"apower":{}}}""", "badFrame.fields" },
        { """{"id":$id,"result":[1]}""", "badFrame.json" },
        { """{"id":$id,"error":"no"}""", "badFrame.json" },
        { """{"id":"$id","result":{}}""", "badFrame.json" },
        { """{"id":$id""", "badFrame.json" },
        { "[]", "badFrame.json" },
        { "hello", "badFrame.json" },
        { """{"id":$id,"error":{"code":-105,"message":"Argument 'id', value 0 not found!"}}""", "notConfigured.channelMissing" },
        { """{"id":$id,"error":{"code":404,"message":"No handler for Switch.GetStatus"}}""", "notConfigured.channelMissing" },
        { """{"id":$id,"error":{"code":-108,"message":"Resource exhausted"}}""", "busy" },
        { """{"id":$id,"error":{"code":-109,"message":"Failed precondition"}}""", "refusedByDevice.precondition" },
        { """{"id":$id,"error":{"code":-1,"message":"?"}}""", "refusedByDevice.rpc" },
    };

    public void Dispose()
    {
        line.Dispose();
        device.Dispose();
    }

    [Theory]
    [MemberData(nameof(Upgrades))]
    public async Task Start_NoWebSocketThere_IsItsReason(string upgrade, string reason)
    {
        device.Upgrade = upgrade;

        DeviceException e = await FailAsync();

        Assert.Equal(reason, e.Error.Reason);
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Start_BadAnswer_IsItsReasonAndNoValueThenRecovers(string answer, string reason)
    {
        device.Instead = method => method == "Switch.GetStatus" ? answer : null;

        DeviceException e = await FailAsync();

        Assert.Equal(reason, e.Error.Reason);
        Assert.Empty(context.Readings);
        device.Instead = _ => null;
        await using DriverRun run = await Shipped.RunAsync(device, context);
        Assert.Equal("false", context.Latest("switch.on")!.Value.Value.ToString());
    }

    [Fact]
    public async Task Start_FirstGeneration_IsNotConfigured()
    {
        device.Instead = method => method == "Shelly.GetDeviceInfo" ? """{"id":$id,"result":{"id":"shelly1-1234","gen":1}}""" : null;

        DeviceException e = await FailAsync();

        Assert.Equal("notConfigured.tooOld", e.Error.Reason);
    }

    [Fact]
    public async Task Start_ChannelTheDeviceDoesNotHave_IsNotConfigured()
    {
        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => Shipped.RunAsync(device, context, channel: 4));

        Assert.Equal("notConfigured.channelMissing", e.Error.Reason);
    }

    [Fact]
    public async Task Start_NothingListens_IsUnreachable()
    {
        device.StopListening();

        Assert.Equal(ErrorCode.Unreachable, (await FailAsync()).Error.Code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Start_MuteDevice_IsSilentAtItsDeadline(bool inTheHandshake)
    {
        if (inTheHandshake)
            device.Upgrade = "";
        device.Instead = _ => "";

        DeviceException e = await FailAsync();

        Assert.Equal(("timedOut.silent", true), (e.Error.Reason, e.AfterSending));
    }

    [Fact]
    public async Task Quiet_DeviceHasGoneMute_IsNoticedByTheCheck()
    {
        await using DriverRun run = await Shipped.RunAsync(device, context);
        device.Instead = _ => "";
        Task<DeviceException> ended = Assert.ThrowsAsync<DeviceException>(() => run.CommandAsync("switch.turnOn")); // it meets the silence first

        DeviceException e = await ended;

        Assert.Equal(("timedOut.silent", true), (e.Error.Reason, e.AfterSending));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Connection_Lost_EndsTheRunAndTheNextOneIsFresh(bool reset)
    {
        DriverRun run = await Shipped.RunAsync(device, context);
        device.Drop(reset);

        DeviceException e = await Shipped.EndAsync(run);
        await run.RestartAsync();

        Assert.Equal("unreachable.closed", e.Error.Reason);
        Assert.Equal(2, device.Connections);
        await run.CommandAsync("switch.turnOn");
        Assert.True(device.Outputs[0]);
        await run.DisposeAsync();
    }

    [Theory]
    [InlineData("81 83 00 00 00 00 61 62 63", "badFrame.webSocket")] // masked: servers must not
    [InlineData("F1 01 61", "badFrame.webSocket")] // reserved bits
    [InlineData("8F 00", "badFrame.webSocket")] // no such opcode
    [InlineData("82 01 00", "badFrame.json")] // binary, and no frame
    [InlineData("81 03 61 62 63", "badFrame.json")] // text, and no frame
    [InlineData("88 02 03 E8", "unreachable.closed")] // closing, normally
    public async Task Garbage_OnTheOpenSocket_EndsTheRunWithItsReason(string bytes, string reason)
    {
        await using DriverRun run = await Shipped.RunAsync(device, context);
        context.Clear();

        await device.SendRawAsync(Hex.Bytes(bytes));
        DeviceException e = await Shipped.EndAsync(run);

        Assert.Equal(reason, e.Error.Reason);
        Assert.Empty(context.Readings);
    }

    [Fact]
    public async Task Message_WithoutEnd_IsCutOffAtTheLimit()
    {
        await using DriverRun run = await Shipped.RunAsync(device, context);
        byte[] fragment = [0x01, 126, 0x3F, 0xFF, .. Enumerable.Repeat((byte)' ', 0x3FFF)];
        byte[] more = [0x00, .. fragment[1..]];

        await device.SendRawAsync([.. fragment, .. more, .. more, .. more, .. more]);
        DeviceException e = await Shipped.EndAsync(run);

        Assert.Equal("badFrame.tooLong", e.Error.Reason);
    }

    [Fact]
    public async Task Command_ReplyLost_IsSentOnceAndItsOutcomeUnknown()
    {
        DriverRun run = await Shipped.RunAsync(device, context);
        device.Instead = method =>
        {
            if (method != "Switch.Set")
                return null;
            device.Outputs[0] = true; // done, and the answer is lost
            device.Drop(reset: false);
            return "";
        };

        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => run.CommandAsync("switch.turnOn"));

        Assert.Equal((ErrorCode.Unreachable, true), (e.Error.Code, e.AfterSending));
        Assert.Single(device.Requests, r => r.StartsWith("Switch.Set", StringComparison.Ordinal));
        await run.DisposeAsync();
    }

    [Fact]
    public async Task Stop_WhileTheDeviceIsMute_IsClean()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        device.Instead = _ =>
        {
            asked.TrySetResult();
            return "";
        };
        using var json = System.Text.Json.JsonDocument.Parse(Shipped.Settings(device));
        DriverDescriptor descriptor = Shipped.Switch();
        using var stop = new CancellationTokenSource();
        Task running = descriptor.Create(SettingsReader.Read(descriptor.SettingsType, json.RootElement, out _)!, context).RunAsync(stop.Token);
        await asked.Task.WaitAsync(Shipped.Patience);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.WaitAsync(Shipped.Patience));
        using ILineTurn next = await line.TakeTurnAsync(default).AsTask().WaitAsync(Shipped.Patience); // the line is free again
    }

    private async Task<DeviceException> FailAsync() => await Assert.ThrowsAsync<DeviceException>(() => Shipped.RunAsync(device, context));
}
