namespace SmartCampus.Plugins.Shelly.Tests.Driver;

/// <summary>An output of a device on a real socket.</summary>
public sealed class SwitchTests : IDisposable
{
    private readonly ManualTime time = new();
    private readonly FakeShelly device = new();
    private readonly TcpTestLine line;
    private readonly TestDeviceContext context;

    public SwitchTests()
    {
        line = new TcpTestLine(device.Address);
        context = new TestDeviceContext(line) { Time = time };
    }

    public void Dispose()
    {
        line.Dispose();
        device.Dispose();
    }

    [Fact]
    public async Task Start_Device_ReportsItsWholeStatus()
    {
        await using DriverRun run = await Shipped.RunAsync(device, context, channel: 2);

        Assert.Equal(
            "switch.on=false relay.source=start relay.fault=none energy.power=8.9 energy.voltage=237.5 energy.current=0.052 energy.frequency=50.0 energy.total=6.53225 relay.temperature=23.5",
            string.Join(' ', context.Readings.Select(r => $"{r.Property}={r.Value}")));
        Assert.Equal(["Shelly.GetDeviceInfo", """Switch.GetStatus {"id":2}"""], device.Requests);
    }

    [Fact]
    public async Task Start_DeviceWithoutMeter_ReportsNoEnergyAndNoErrors()
    {
        device.Meters = "";

        await using DriverRun run = await Shipped.RunAsync(device, context);

        Assert.Equal(["switch.on", "relay.source", "relay.fault"], context.Readings.Select(r => r.Property));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Turn_Output_IsSwitchedAndReadBack(bool on)
    {
        device.Outputs[1] = !on;
        await using DriverRun run = await Shipped.RunAsync(device, context, channel: 1);
        context.Clear();
        device.Requests.Clear();

        await run.CommandAsync(on ? "switch.turnOn" : "switch.turnOff");

        Assert.Equal(on, device.Outputs[1]);
        Assert.Equal(on, context.Latest("switch.on")!.Value.Value.Boolean);
        Assert.Equal("network", Value("relay.source"));
        Assert.Equal([$$"""Switch.Set {"id":1,"on":{{(on ? "true" : "false")}}}""", """Switch.GetStatus {"id":1}"""], device.Requests);
        Assert.Equal(1, device.Connections);
    }

    [Fact]
    public async Task Notification_ButtonPressed_IsReportedAtOnceAndLeavesTheRest()
    {
        await using DriverRun run = await Shipped.RunAsync(device, context);

        await device.SayAsync("NotifyStatus", """ "switch:0":{"id":0,"output":true,"source":"button"} """);

        await Shipped.UntilAsync(() => Value("switch.on") == "true", "on");
        Assert.Equal(("button", "237.5", "6.53225"), (Value("relay.source"), Value("energy.voltage"), Value("energy.total")));
    }

    [Fact]
    public async Task Notification_PartsOfTheMeter_AreLaidOver()
    {
        await using DriverRun run = await Shipped.RunAsync(device, context);

        await device.SayAsync("NotifyStatus", """ "switch:0":{"id":0,"apower":-12.25,"aenergy":{"total":7000.5,"by_minute":[1,2,3],"minute_ts":1626935800}} """);

        await Shipped.UntilAsync(() => Value("energy.power") == "-12.25", "at the new power");
        Assert.Equal(("7.0005", "0.052"), (Value("energy.total"), Value("energy.current")));
    }

    [Fact]
    public async Task Notification_ValueGone_IsAnErrorNotTheOldNumber()
    {
        await using DriverRun run = await Shipped.RunAsync(device, context);

        await device.SayAsync("NotifyStatus", """ "switch:0":{"id":0,"apower":null,"temperature":{"tC":null,"tF":null}} """);

        await Shipped.UntilAsync(() => context.Latest("energy.power")!.Value.Error is not null, "an error");
        Assert.Equal("notConfigured.noValue", context.Latest("relay.temperature")!.Value.Error!.Reason);
        Assert.Equal("", Value("energy.power"));
        Assert.Equal("237.5", Value("energy.voltage"));
    }

    [Theory]
    [InlineData("overtemp", "overtemp")]
    [InlineData("overpower", "overpower")]
    [InlineData("something", "other")]
    public async Task Notification_Protection_IsReportedAndGoesAgain(string word, string fault)
    {
        await using DriverRun run = await Shipped.RunAsync(device, context);

        await device.SayAsync("NotifyStatus", $$""" "switch:0":{"id":0,"output":false,"errors":["{{word}}"]} """);
        await Shipped.UntilAsync(() => Value("relay.fault") == fault, "at fault");
        await device.SayAsync("NotifyStatus", """ "switch:0":{"id":0,"errors":null} """);

        await Shipped.UntilAsync(() => Value("relay.fault") == "none", "well again");
    }

    [Fact]
    public async Task Notification_OfOtherPartsAndEvents_ChangeNothing()
    {
        await using DriverRun run = await Shipped.RunAsync(device, context);
        int before = context.Readings.Count;

        await device.SayAsync("NotifyStatus", """ "switch:1":{"id":1,"output":true} """);
        await device.SayAsync("NotifyStatus", """ "cloud":{"connected":false} """);
        await device.SayAsync("NotifyEvent", """ "events":[{"component":"input:0","id":0,"event":"single_push","ts":1631266595.43}] """);
        await device.SayAsync("NotifyStatus", """ "switch:0":{"id":0,"output":true} """);

        await Shipped.UntilAsync(() => Value("switch.on") == "true", "on");
        Assert.Equal(before + 9, context.Readings.Count); // the last one's, and no others
    }

    [Theory]
    [InlineData(""" "switch:0":{"id":0,"output":"yes"} """)]
    [InlineData(""" "switch:0":{"id":0,"apower":"8.9"} """)]
    [InlineData(""" "switch:0":{"id":0,"apower":1e400} """)]
    [InlineData(""" "switch:0":[1] """)]
    public async Task Notification_WrongTypes_AreNotBelievedAndTheWholeStatusIsAsked(string parameters)
    {
        await using DriverRun run = await Shipped.RunAsync(device, context);
        context.Clear();
        device.Requests.Clear();

        await device.SayAsync("NotifyStatus", parameters);

        await Shipped.UntilAsync(() => context.Readings.Count >= 9, "asked again");
        Assert.Equal(("false", "8.9"), (Value("switch.on"), Value("energy.power")));
        Assert.Equal(["""Switch.GetStatus {"id":0}"""], device.Requests);
    }

    [Fact]
    public async Task Quiet_ForTheCheckInterval_AsksTheWholeStatus()
    {
        await using DriverRun run = await Shipped.RunAsync(device, context);
        device.Requests.Clear();
        device.Outputs[0] = true; // and its notification was lost

        time.Advance(TimeSpan.FromSeconds(20));

        await Shipped.UntilAsync(() => Value("switch.on") == "true", "on");
        Assert.Equal(["""Switch.GetStatus {"id":0}"""], device.Requests);
    }

    [Fact]
    public async Task Command_WhileTheDeviceTalks_FindsItsAnswer()
    {
        await using DriverRun run = await Shipped.RunAsync(device, context);
        device.Instead = method =>
        {
            if (method == "Switch.Set")
                device.SayAsync("NotifyStatus", """ "switch:0":{"id":0,"apower":99} """).GetAwaiter().GetResult();
            return null;
        };

        await run.CommandAsync("switch.turnOn");

        Assert.Contains(context.Readings, r => r.Property == "energy.power" && r.Value.ToString() == "99");
        Assert.Equal("true", Value("switch.on"));
    }

    [Fact]
    public async Task TwoChannels_EachOnALineOfItsOwn_BothHear()
    {
        using var otherLine = new TcpTestLine(device.Address);
        var other = new TestDeviceContext(otherLine) { Time = time };
        await using DriverRun one = await Shipped.RunAsync(device, context, channel: 0);
        await using DriverRun two = await Shipped.RunAsync(device, other, channel: 3);

        await device.SayAsync("NotifyStatus", """ "switch:0":{"output":true},"switch:3":{"output":true} """);

        await Shipped.UntilAsync(() => Value("switch.on") == "true" && other.Latest("switch.on")!.Value.Value.Boolean, "both on");
        Assert.Equal(2, device.Connections);
    }

    [Fact]
    public void Settings_Line_IsEachDevicesOwn() =>
        Assert.True(Shipped.Switch().SettingsType.GetProperty("Line")!.GetCustomAttributes(false).OfType<LineAttribute>().Single().Own);

    private string Value(string property) => context.Latest(property)!.Value.Value.ToString();
}
