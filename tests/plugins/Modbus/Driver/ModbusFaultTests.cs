namespace SmartCampus.Plugins.Modbus.Tests.Driver;

/// <summary>Every way in which a line or a device can fail, seen through the driver.</summary>
public sealed class ModbusFaultTests
{
    private const string OneTry = "\"retries\": 0";
    private static readonly byte[] Silence = [];

    private readonly ManualTime time = new() { PassesDelays = true };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Poll_DeviceIsMute_IsTimedOutAfterOneRetry(bool tcp)
    {
        var slave = new FakeSlave(tcp) { Instead = _ => Silence };
        ScriptedLine line = slave.Line(time);

        DeviceException e = await FailAsync(line);

        Assert.Equal("timedOut.silent", e.Error.Reason);
        Assert.Equal((2, 2, 2), (slave.Reads.Count, line.Breaks, line.TurnsEnded));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 4)]
    public async Task Poll_DeviceIsMute_IsTriedAsOftenAsSet(int retries, int tries)
    {
        var slave = new FakeSlave(tcp: true) { Instead = _ => Silence };

        await FailAsync(slave.Line(time), $"\"retries\": {retries}");

        Assert.Equal(tries, slave.Reads.Count);
    }

    [Fact]
    public async Task Poll_DeviceIsMute_WaitsTheTimeoutAndTheTimeOfTheBytes()
    {
        var slave = new FakeSlave(tcp: false) { Instead = _ => Silence };
        DateTimeOffset start = time.GetUtcNow();

        await FailAsync(slave.Line(time), "\"timeout\": 0.5, \"retries\": 0");

        Assert.Equal(0.5 + (11 * (8 + 4 + 16) / 9600.0), (time.GetUtcNow() - start).TotalSeconds, 0.01); // 8 bytes asked, 8 registers answered
    }

    [Theory]
    [InlineData("crc")]
    [InlineData("truncated")]
    [InlineData("foreignUnit")]
    public async Task Poll_DamagedRtuReply_IsBadFrameWithItsCause(string cause)
    {
        var slave = new FakeSlave(tcp: false) { Distort = Distortions[cause] };
        ScriptedLine line = slave.Line(time);

        DeviceException e = await FailAsync(line, OneTry);

        Assert.Equal("badFrame." + cause, e.Error.Reason);
        Assert.Equal(1, line.Breaks);
    }

    [Theory]
    [InlineData("header")]
    [InlineData("truncated")]
    [InlineData("foreignUnitTcp")]
    public async Task Poll_DamagedTcpReply_IsBadFrameWithItsCause(string cause)
    {
        var slave = new FakeSlave(tcp: true) { Distort = Distortions[cause] };

        DeviceException e = await FailAsync(slave.Line(time), OneTry);

        Assert.Equal("badFrame." + cause.Replace("Tcp", "", StringComparison.Ordinal), e.Error.Reason);
    }

    [Fact]
    public async Task Poll_DamagedReply_NeverGivesAValue()
    {
        var slave = new FakeSlave(tcp: false) { Distort = Distortions["crc"] };
        ScriptedLine line = slave.Line(time);
        var context = new TestDeviceContext(line) { Time = time };

        await Assert.ThrowsAsync<DeviceException>(() => Shipped.RunAsync("registers-8", context));

        Assert.Empty(context.Readings);
    }

    [Fact]
    public async Task Poll_OneDamagedReply_IsRetriedUnseen()
    {
        var slave = new FakeSlave(tcp: false);
        slave.Holdings[3] = 42;
        slave.Distort = frame => slave.Reads.Count == 1 ? Distortions["crc"](frame) : frame;
        var context = new TestDeviceContext(slave.Line(time)) { Time = time };

        await using DriverRun run = await Shipped.RunAsync("registers-8", context);

        Assert.Equal(42, context.Latest("register.r3")!.Value.Value.Number);
    }

    [Fact]
    public async Task Poll_LateReplyOfTheLastTransaction_IsSkipped()
    {
        var slave = new FakeSlave(tcp: true);
        slave.Holdings[0] = 7;
        slave.Distort = frame => [.. Late(frame), .. frame];
        var context = new TestDeviceContext(slave.Line(time)) { Time = time };

        await using DriverRun run = await Shipped.RunAsync("registers-8", context);

        Assert.Equal(7, context.Latest("register.r0")!.Value.Value.Number);
    }

    [Fact]
    public async Task Poll_BytesLeftBeforeTheRequest_AreDropped()
    {
        ScriptedLine line = new FakeSlave(tcp: true).Line(time);
        line.Leave("DE AD BE EF");
        var context = new TestDeviceContext(line) { Time = time };

        await using DriverRun run = await Shipped.RunAsync("registers-8", context);

        Assert.Equal(8, context.Readings.Count);
    }

    [Fact]
    public async Task Poll_ForeignFramesWithoutEnd_EndAtTheDeadline()
    {
        var slave = new FakeSlave(tcp: false);
        byte[] foreign = FakeSlave.Rtu(9, [3, 2, 0, 1]);
        slave.Distort = _ => [.. Enumerable.Repeat(foreign, 1000).SelectMany(f => f)];

        DeviceException e = await FailAsync(slave.Line(time), OneTry);

        Assert.Equal("badFrame.foreignUnit", e.Error.Reason);
    }

    [Fact]
    public async Task Poll_LineBreaks_PassesItsReasonOn()
    {
        var line = new ScriptedLine { Time = time, Down = new DeviceException(ErrorCode.Unreachable, "refused") };

        DeviceException e = await FailAsync(line);

        Assert.Equal("unreachable.refused", e.Error.Reason);
    }

    [Theory]
    [InlineData(0x02, "notConfigured.illegalAddress")]
    [InlineData(0x06, "busy")]
    [InlineData(0x04, "refusedByDevice.deviceFailure")]
    public async Task Poll_ExceptionOnOneBlock_LeavesTheOthersAndTheDeviceOnline(byte code, string reason)
    {
        var slave = new FakeSlave(tcp: true);
        slave.Inputs[0x46] = 0x4248; // 50.0 Hz
        slave.Instead = pdu => pdu[2] == 0 ? [0x84, code] : null;
        var context = new TestDeviceContext(slave.Line(time)) { Time = time };

        await using DriverRun run = await Shipped.RunAsync("energy-sdm120", context);
        await run.PollAsync();

        Assert.Equal(reason, context.Latest("energy.voltage")!.Value.Error!.Reason);
        Assert.True(context.Latest("energy.voltage")!.Value.Value.IsNone);
        Assert.Equal(50, context.Latest("energy.frequency")!.Value.Value.Number);
    }

    [Fact]
    public async Task Poll_DeviceRefusesAGap_IsAskedWithoutItFromThenOn()
    {
        var slave = new FakeSlave(tcp: true);
        slave.Inputs[0] = 0x4366; // 230 V
        slave.Instead = pdu => pdu[4] > 6 ? [0x84, 2] : null; // whoever asks for more than 6 registers asks for one that is not there
        var context = new TestDeviceContext(slave.Line(time)) { Time = time };
        await using DriverRun run = await Shipped.RunAsync("energy-sdm120", context);
        slave.Reads.Clear();

        await run.PollAsync();

        Assert.Equal(["04 00 00 00 02", "04 00 06 00 02", "04 00 0C 00 02", "04 00 46 00 06", "04 01 56 00 02"], slave.Reads.Select(r => Hex.Text(r)));
        Assert.All(context.Readings, r => Assert.Null(r.Error));
        Assert.Equal(230, context.Latest("energy.voltage")!.Value.Value.Number);
    }

    [Theory]
    [InlineData(0x0A, "unreachable.gatewayPath")]
    [InlineData(0x0B, "timedOut.gatewayTarget")]
    public async Task Poll_GatewayCannotReachTheUnit_TakesTheDeviceOffline(byte code, string reason)
    {
        var slave = new FakeSlave(tcp: true) { Instead = _ => [0x83, code] };

        DeviceException e = await FailAsync(slave.Line(time));

        Assert.Equal(reason, e.Error.Reason);
    }

    [Fact]
    public async Task Poll_DeviceComesBack_ErrorsGo()
    {
        var slave = new FakeSlave(tcp: true) { Instead = _ => [0x83, 6] };
        var context = new TestDeviceContext(slave.Line(time)) { Time = time };
        await using DriverRun run = await Shipped.RunAsync("registers-8", context);

        slave.Instead = _ => null;
        await run.PollAsync();

        Assert.Null(context.Latest("register.r0")!.Value.Error);
    }

    private static Dictionary<string, Func<byte[], byte[]>> Distortions { get; } = new()
    {
        ["crc"] = frame => [.. frame[..^1], (byte)(frame[^1] ^ 1)],
        ["truncated"] = frame => frame[..^2],
        ["foreignUnit"] = frame => FakeSlave.Rtu(7, frame[1..^2]),
        ["foreignUnitTcp"] = frame => [.. frame[..6], 7, .. frame[7..]],
        ["header"] = frame => [.. frame[..2], 1, .. frame[3..]],
    };

    private static byte[] Late(byte[] frame) => [.. frame[..1], (byte)(frame[1] - 1), .. frame[2..9], .. Enumerable.Repeat((byte)0xFF, frame.Length - 9)];

    private async Task<DeviceException> FailAsync(ScriptedLine line, string more = "") =>
        await Assert.ThrowsAsync<DeviceException>(() => Shipped.RunAsync("registers-8", new TestDeviceContext(line) { Time = time }, more));
}
