namespace SmartCampus.Plugins.Modbus.Tests.Driver;

public sealed class ModbusCommandTests
{
    private static readonly byte[] Silence = [];

    private readonly FakeSlave slave = new(tcp: true);
    private readonly ManualTime time = new();

    [Fact]
    public async Task TurnOn_Relay_IsWrittenOnceAndReadBack()
    {
        TestDeviceContext context = Context();
        await using DriverRun run = await Shipped.RunAsync("relay-switch", context, "\"channel\": 3");

        await run.CommandAsync("switch.turnOn");

        Assert.Equal("05 00 02 FF 00", Hex.Text(Assert.Single(slave.Writes)));
        Assert.Equal([false, true, true], context.Readings.Select(r => r.Value.Boolean)); // before, read-back, poll
    }

    [Fact]
    public async Task TurnOn_SharedLine_NobodyTalksBetweenTheWriteAndItsReadBack()
    {
        ScriptedLine line = slave.Line(time);
        await using DriverRun run = await Shipped.RunAsync("relay-switch", new TestDeviceContext(line) { Time = time });
        List<int> turns = [];
        slave.Instead = _ =>
        {
            turns.Add(line.Turns);
            return null;
        };

        await run.CommandAsync("switch.turnOn");

        Assert.Equal([2, 2, 3], turns); // write, read-back, poll; the first turn was the poll before
        Assert.Equal(line.Turns, line.TurnsEnded);
    }

    [Fact]
    public async Task TurnOn_DeviceThatClosesAfterEachReply_IsReadBackOnAFreshConnection()
    {
        ScriptedLine line = slave.Line(time);
        TestDeviceContext context = new(line) { Time = time };
        await using DriverRun run = await Shipped.RunAsync("relay-switch", context);
        int turnOfTheWrite = 0;
        slave.Instead = pdu =>
        {
            if (pdu[0] == 5)
                turnOfTheWrite = line.Turns;
            else if (line.Turns == turnOfTheWrite)
                throw new DeviceException(ErrorCode.Unreachable, "closed");
            return null;
        };

        await run.CommandAsync("switch.turnOn");

        Assert.Equal([false, true, true], context.Readings.Select(r => r.Value.Boolean)); // before, read-back, poll
    }

    [Fact]
    public async Task TurnOn_InvertedRelay_WritesOffAndReadsOn()
    {
        slave.Coils[0] = true;
        TestDeviceContext context = Context();
        await using DriverRun run = await Shipped.RunAsync("relay-switch", context, "\"relayInverted\": true");

        await run.CommandAsync("switch.turnOn");

        Assert.False(slave.Coils[0]);
        Assert.Equal([false, true, true], context.Readings.Select(r => r.Value.Boolean));
    }

    [Theory]
    [InlineData(0x01, "notConfigured.illegalFunction", false)]
    [InlineData(0x02, "notConfigured.illegalAddress", false)]
    [InlineData(0x03, "refusedByDevice.illegalValue", false)]
    [InlineData(0x04, "refusedByDevice.deviceFailure", false)]
    [InlineData(0x05, "busy.acknowledge", true)]
    [InlineData(0x06, "busy", false)]
    [InlineData(0x0A, "unreachable.gatewayPath", false)]
    [InlineData(0x0B, "timedOut.gatewayTarget", true)]
    public async Task TurnOn_DeviceAnswersWithAnException_FailsWithItsReason(byte code, string reason, bool mayHaveRun)
    {
        await using DriverRun run = await Shipped.RunAsync("relay-switch", Context());
        slave.Instead = pdu => pdu[0] == 5 ? [0x85, code] : null;

        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => run.CommandAsync("switch.turnOn"));

        Assert.Equal((reason, mayHaveRun), (e.Error.Reason, e.AfterSending));
        Assert.Single(slave.Writes);
    }

    [Fact]
    public async Task TurnOn_ReplyLostButDone_IsNotRepeatedAndTheReadBackTellsTheTruth()
    {
        TestDeviceContext context = Context();
        await using DriverRun run = await Shipped.RunAsync("relay-switch", context);
        slave.Instead = pdu =>
        {
            slave.Coils[0] |= pdu[0] == 5;
            return pdu[0] == 5 ? Silence : null;
        };

        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => run.CommandAsync("switch.turnOn"));

        Assert.Equal(("timedOut.silent", true), (e.Error.Reason, e.AfterSending));
        Assert.Single(slave.Writes);
        Assert.True(context.Latest("switch.on")!.Value.Value.Boolean);
    }

    [Fact]
    public async Task TurnOn_ReplyLostAndNotDone_ReadsOff()
    {
        TestDeviceContext context = Context();
        await using DriverRun run = await Shipped.RunAsync("relay-switch", context);
        context.Clear();
        slave.Instead = pdu => pdu[0] == 5 ? Silence : null;

        await Assert.ThrowsAsync<DeviceException>(() => run.CommandAsync("switch.turnOn"));

        Assert.False(context.Latest("switch.on")!.Value.Value.Boolean);
        Assert.Single(slave.Writes);
    }

    [Fact]
    public async Task TurnOn_LineGoneBeforeSending_SaysThatNothingWasSent()
    {
        ScriptedLine line = slave.Line(time);
        await using DriverRun run = await Shipped.RunAsync("relay-switch", new TestDeviceContext(line) { Time = time });
        line.Down = new DeviceException(ErrorCode.Unreachable, "open");

        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => run.CommandAsync("switch.turnOn"));

        Assert.False(e.AfterSending);
        Assert.Empty(slave.Writes);
    }

    [Fact]
    public async Task TurnOn_DeviceDeadAfterTheAcknowledgement_CommandIsAcknowledgedAndTheRunEnds()
    {
        await using DriverRun run = await Shipped.RunAsync("relay-switch", Context());
        slave.Instead = pdu => pdu[0] == 5 ? pdu : Silence;

        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => run.CommandAsync("switch.turnOn"));

        Assert.Equal("timedOut.silent", e.Error.Reason);
        Assert.Single(slave.Writes);
    }

    [Fact]
    public async Task TurnOn_EchoingLine_EchoIsNotTakenForTheDevicesWord()
    {
        var passing = new ManualTime { PassesDelays = true };
        var serial = new FakeSlave(tcp: false);
        ScriptedLine line = serial.Line(passing);
        line.Responder = frame => [.. frame, .. serial.Answer(frame)];
        await using DriverRun run = await Shipped.RunAsync("relay-switch", new TestDeviceContext(line) { Time = passing });
        serial.Instead = pdu => pdu[0] == 5 ? Silence : null;

        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => run.CommandAsync("switch.turnOn"));

        Assert.Equal("timedOut.silent", e.Error.Reason);
    }

    [Fact]
    public async Task Open_ValveWithFeedbackInput_IsProvedByTheInput()
    {
        TestDeviceContext context = Context();
        await using DriverRun run = await Shipped.RunAsync("relay-valve", context, "\"channel\": 2, \"feedbackInput\": 4");

        await run.CommandAsync("valve.open", ("duration", PropertyValue.Of(60)));
        PropertyValue stuck = context.Latest("valve.state")!.Value.Value;
        slave.Discretes[3] = true;
        await run.PollAsync();

        Assert.Equal("closed", stuck.Text);
        Assert.Equal("open", context.Latest("valve.state")!.Value.Value.Text);
    }

    [Theory]
    [InlineData("relay-valve", "valve.open", "", 60, "05 02 01 02 58")] // flash on of relay 2 for 600 tenths
    [InlineData("relay-valve", "valve.open", ", \"relayInverted\": true", 60, "05 04 01 02 58")] // a relay that closes the valve falls off for that long
    [InlineData("relay-valve", "valve.open", "", 3600, "05 02 01 7F FF")] // more than the board can count: it ends early, never late
    [InlineData("relay-pump", "pump.start", "", 90, "05 02 01 03 84")]
    public async Task TurnOn_BoardWithATimer_IsToldTheEndWithTheCommand(string profile, string command, string more, int seconds, string written)
    {
        await using DriverRun run = await Shipped.RunAsync(profile, Context(), "\"channel\": 2, \"boardTimer\": true" + more);

        await run.CommandAsync(command, ("duration", PropertyValue.Of(seconds)));

        Assert.Equal([written], slave.Writes.Select(w => Hex.Text(w)));
    }

    [Fact]
    public async Task Close_BoardWithATimer_IsThePlainCommand()
    {
        await using DriverRun run = await Shipped.RunAsync("relay-valve", Context(), "\"channel\": 2, \"boardTimer\": true");

        await run.CommandAsync("valve.close");

        Assert.Equal(["05 00 01 00 00"], slave.Writes.Select(w => Hex.Text(w)));
    }

    private TestDeviceContext Context() => new(slave.Line(time)) { Time = time };
}
