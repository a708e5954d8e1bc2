namespace SmartCampus.Plugins.OpenSprinkler.Tests.Driver;

/// <summary>A station against a controller on a real socket.</summary>
public sealed class StationTests : IDisposable
{
    private readonly ManualTime time = new() { PassesDelays = true };
    private readonly FakeController controller;
    private readonly TcpTestLine line;
    private readonly TestDeviceContext context;

    public StationTests()
    {
        controller = new FakeController(time);
        line = new TcpTestLine(controller.Address);
        context = new TestDeviceContext(line) { Time = time };
    }

    public void Dispose()
    {
        line.Dispose();
        controller.Dispose();
    }

    [Fact]
    public async Task Poll_IdleStation_IsClosedAndNobodys()
    {
        await using DriverRun run = await Shipped.RunAsync(controller, context, station: 3);

        Assert.Equal(
            "valve.state=closed station.source=nobody station.remaining=0 station.waiting=false station.disabled=false station.master=false station.rainDelay=false station.clockError=0",
            string.Join(' ', context.Readings.Select(r => $"{r.Property}={r.Value}")));
        Assert.All(context.Readings, r => Assert.Null(r.Error));
        Assert.Equal(["jc", "jo", "jn"], controller.Requests);
    }

    [Fact]
    public async Task Poll_SecondTime_AsksOnePage()
    {
        await using DriverRun run = await Shipped.RunAsync(controller, context);
        controller.Requests.Clear();

        await run.PollAsync();

        Assert.Equal(["jc"], controller.Requests);
    }

    [Fact]
    public async Task Poll_AfterAMinute_LearnsOptionsAgain()
    {
        await using DriverRun run = await Shipped.RunAsync(controller, context);
        controller.Disabled = 1;
        time.Advance(TimeSpan.FromMinutes(1));

        await run.PollAsync();

        Assert.Equal("true", Value("station.disabled"));
    }

    [Fact]
    public async Task Open_Station_RunsForItsTimeAndIsProved()
    {
        await using DriverRun run = await Shipped.RunAsync(controller, context, station: 2);
        controller.Requests.Clear();

        await run.CommandAsync("valve.open", ("duration", PropertyValue.Of(90)));

        Assert.Equal(["cm sid=1&en=1&t=90", "js", "jc"], controller.Requests);
        Assert.Equal(("open", "campus", "90"), (Value("valve.state"), Value("station.source"), Value("station.remaining")));
        Assert.Equal(1, controller.MostOpen);
    }

    [Fact]
    public async Task Open_HostNeverComesBack_ControllerEndsTheRunByItself()
    {
        await using (DriverRun run = await Shipped.RunAsync(controller, context))
            await run.CommandAsync("valve.open", ("duration", PropertyValue.Of(60)));

        time.Advance(TimeSpan.FromSeconds(59));
        bool before = controller.IsOn(0);
        time.Advance(TimeSpan.FromSeconds(2));
        await using DriverRun next = await Shipped.RunAsync(controller, context);

        Assert.True(before);
        Assert.Equal("closed", Value("valve.state"));
    }

    [Fact]
    public async Task Open_AlreadyRunning_GetsTheNewEnd()
    {
        controller.Queue[0] = (3, 1000, controller.Clock);
        await using DriverRun run = await Shipped.RunAsync(controller, context);
        string before = Value("station.source");

        await run.CommandAsync("valve.open", ("duration", PropertyValue.Of(30)));

        Assert.Equal(("program", "campus", "30"), (before, Value("station.source"), Value("station.remaining")));
        Assert.Contains("cm sid=0&en=0", controller.Requests);
    }

    [Fact]
    public async Task Open_WouldWaitForOthers_IsTakenBackAndBusy()
    {
        controller.Delay = 600;
        await using DriverRun run = await Shipped.RunAsync(controller, context);

        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => run.CommandAsync("valve.open", ("duration", PropertyValue.Of(30))));

        Assert.Equal("busy.otherStation", e.Error.Reason);
        Assert.Equal(0, controller.Queue[0].Program);
        Assert.Equal("closed", Value("valve.state"));
    }

    [Fact]
    public async Task Open_BelongsToNoStationForASecond_IsFollowedUntilItRuns()
    {
        controller.TakesASecond = true;
        await using DriverRun run = await Shipped.RunAsync(controller, context);

        await run.CommandAsync("valve.open", ("duration", PropertyValue.Of(30)));

        Assert.Equal(("open", "campus"), (Value("valve.state"), Value("station.source")));
        Assert.Single(controller.Requests, r => r.StartsWith("cm", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Open_BelongsToNoStationForASecondAndThenWaits_IsTakenBack()
    {
        (controller.TakesASecond, controller.Delay) = (true, 600);
        await using DriverRun run = await Shipped.RunAsync(controller, context);

        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => run.CommandAsync("valve.open", ("duration", PropertyValue.Of(30))));
        time.Advance(TimeSpan.FromSeconds(700));
        await run.PollAsync();

        Assert.Equal("busy.otherStation", e.Error.Reason);
        Assert.Equal("closed", Value("valve.state"));
    }

    [Fact]
    public async Task Close_RunThatBelongsToNoStationYet_IsStoppedWhenItDoes()
    {
        await using DriverRun run = await Shipped.RunAsync(controller, context);
        controller.TakesASecond = true;
        controller.AnswerTo($"/cm?pw={controller.Hash}&sid=0&en=1&t=600"); // somebody else, a moment ago

        await run.CommandAsync("valve.close");
        time.Advance(TimeSpan.FromSeconds(5));
        await run.PollAsync();

        Assert.Equal(("closed", "nobody"), (Value("valve.state"), Value("station.source")));
    }

    [Fact]
    public async Task Open_SuccessButNothingHappens_IsLeftUnproved()
    {
        controller.Instead = page => page == "cm" ? FakeController.Answer("""{"result":1,"item":""}""") : null;
        await using DriverRun run = await Shipped.RunAsync(controller, context);

        await run.CommandAsync("valve.open", ("duration", PropertyValue.Of(30)));

        Assert.Equal(("closed", "nobody"), (Value("valve.state"), Value("station.source")));
    }

    [Fact]
    public async Task Open_StartsInAMoment_IsLeftToThePolls()
    {
        controller.Delay = 4;
        await using DriverRun run = await Shipped.RunAsync(controller, context);

        await run.CommandAsync("valve.open", ("duration", PropertyValue.Of(30)));
        string asked = Value("valve.state");
        await run.PollAsync();
        await run.PollAsync();

        Assert.Equal(("closed", "open"), (asked, Value("valve.state")));
    }

    [Fact]
    public async Task Open_MasterStation_IsRefusedWithItsReason()
    {
        controller.Master = 4;
        await using DriverRun run = await Shipped.RunAsync(controller, context, station: 4);

        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => run.CommandAsync("valve.open"));

        Assert.Equal(("refusedByDevice.masterStation", false), (e.Error.Reason, e.AfterSending));
        Assert.Equal("true", Value("station.master"));
    }

    [Fact]
    public async Task Open_QueueIsFull_IsRefused()
    {
        controller.Instead = page => page == "cm" ? FakeController.Answer("""{"result":48,"item":""}""") : null;
        await using DriverRun run = await Shipped.RunAsync(controller, context);

        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => run.CommandAsync("valve.open"));

        Assert.Equal("refusedByDevice.notPermitted", e.Error.Reason);
    }

    [Fact]
    public async Task Close_Running_Stops()
    {
        controller.Queue[0] = (99, 1000, controller.Clock);
        await using DriverRun run = await Shipped.RunAsync(controller, context);
        string before = Value("valve.state");

        await run.CommandAsync("valve.close");

        Assert.Equal(("open", "closed", 0), (before, Value("valve.state"), controller.Queue[0].Program));
    }

    [Fact]
    public async Task Close_Waiting_LeavesTheQueue()
    {
        controller.Queue[0] = (1, 1000, controller.Clock + 500);
        await using DriverRun run = await Shipped.RunAsync(controller, context);
        string before = Value("station.waiting");

        await run.CommandAsync("valve.close");

        Assert.Equal(("true", 0), (before, controller.Queue[0].Program));
    }

    [Fact]
    public async Task Close_ClosedAlready_IsDone()
    {
        await using DriverRun run = await Shipped.RunAsync(controller, context);

        await run.CommandAsync("valve.close");

        Assert.Equal("closed", Value("valve.state"));
    }

    [Fact]
    public async Task Close_MasterThatOthersNeed_IsRefused()
    {
        (controller.Master, controller.MasterOn) = (1, true);
        await using DriverRun run = await Shipped.RunAsync(controller, context);

        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => run.CommandAsync("valve.close"));

        Assert.Equal("refusedByDevice.masterStation", e.Error.Reason);
        Assert.Equal(("open", "stations"), (Value("valve.state"), Value("station.source")));
    }

    [Theory]
    [InlineData(99, "manual")]
    [InlineData(254, "runOnce")]
    [InlineData(2, "program")]
    public async Task Poll_StartedBySomebodyElse_TellsWho(int program, string source)
    {
        await using DriverRun run = await Shipped.RunAsync(controller, context);
        controller.Queue[0] = (program, 120, controller.Clock);

        await run.PollAsync();

        Assert.Equal(("open", source), (Value("valve.state"), Value("station.source")));
    }

    [Theory]
    [InlineData(80, 0, "0")]
    [InlineData(48, 0, "0")]
    [InlineData(27, 95, "95")]
    [InlineData(56, -7, "-7")]
    public async Task Poll_LocalClock_IsComparedInUtc(int timeZone, int ahead, string expected)
    {
        (controller.TimeZone, controller.ClockAhead) = (timeZone, ahead);

        await using DriverRun run = await Shipped.RunAsync(controller, context);

        Assert.Equal(expected, Value("station.clockError"));
    }

    [Fact]
    public async Task Poll_RainDelay_IsReported()
    {
        controller.Rain = true;

        await using DriverRun run = await Shipped.RunAsync(controller, context);

        Assert.Equal("true", Value("station.rainDelay"));
    }

    private string Value(string property) => context.Latest(property)!.Value.Value.ToString();
}
