using System.Text;

namespace SmartCampus.Plugins.OpenSprinkler.Tests.Driver;

/// <summary>Every way in which a controller or the way to it can fail, seen through the driver.</summary>
public sealed class FaultTests : IDisposable
{
    private static readonly byte[] Mute = [];

    private readonly ManualTime time = new() { PassesDelays = true };
    private readonly FakeController controller;
    private readonly TcpTestLine line;
    private readonly TestDeviceContext context;

    public FaultTests()
    {
        controller = new FakeController(time);
        line = new TcpTestLine(controller.Address);
        context = new TestDeviceContext(line) { Time = time };
    }

    public static TheoryData<string, string> Answers => new()
    {
        { "HTTP/1.1 200 OK\r\n\r\nhello", "badFrame.json" },
        { "HTTP/1.1 200 OK\r\n\r\n", "badFrame.json" },
        { "HTTP/1.1 200 OK\r\n\r\n[1,2]", "badFrame.json" },
        { "HTTP/1.1 200 OK\r\n\r\n{\"devt\":1,\"rd\":0,\"sbits\":[0,0],\"ps\":[[0,0,0,0],[0,0", "badFrame.json" },
        { "HTTP/1.1 200 OK\r\n\r\n{\"devt\":\"now\",\"rd\":0,\"sbits\":[0,0],\"ps\":[[0,0,0,0]]}", "badFrame.fields" },
        { "HTTP/1.1 200 OK\r\n\r\n{\"devt\":1,\"rd\":0,\"sbits\":[0.5,0],\"ps\":[[0,0,0,0]]}", "badFrame.fields" },
        { "HTTP/1.1 200 OK\r\n\r\n{\"devt\":1,\"rd\":0,\"sbits\":[0,0],\"ps\":[[0,0]]}", "badFrame.fields" },
        { "HTTP/1.1 200 OK\r\n\r\n{\"devt\":1,\"rd\":0,\"sbits\":[],\"ps\":[[0,0,0,0]]}", "badFrame.fields" },
        { "HTTP/1.1 200 OK\r\n\r\n{\"devt\":1,\"rd\":true,\"sbits\":[0],\"ps\":[[0,0,0,0]]}", "badFrame.fields" },
        { "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"devt\":1", "badFrame.truncated" },
        { "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"dev", "badFrame.truncated" },
        { "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "badFrame.http" },
        { "220 mail.school ESMTP\r\n", "badFrame.http" },
        { "\u0001\u0002\u0003\r\n\r\n", "badFrame.http" },
        { "HTTP/1.1 200 O", "unreachable.closed" },
        { "HTTP/1.1 404 Not found\r\n\r\n", "notConfigured.noSuchPage" },
        { "HTTP/1.1 401 Unauthorized\r\n\r\n", "notConfigured.wrongPassword" },
        { "HTTP/1.1 503 Busy\r\n\r\n", "busy" },
        { "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\n\r\n", "badFrame.httpStatus" },
        { "HTTP/1.1 200 OK\r\n\r\n{\"result\":32}", "notConfigured.noSuchPage" },
        { "HTTP/1.1 200 OK\r\n\r\n{\"result\":1}", "badFrame.fields" },
        { "HTTP/1.1 200 OK\r\n\r\n{\"result\":77}", "refusedByDevice.result" },
        { "HTTP/1.1 200 OK\r\n\r\n{\"\\ud800\":1}", "badFrame.json" },
    };

    public void Dispose()
    {
        line.Dispose();
        controller.Dispose();
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Poll_BadAnswer_IsItsReasonAndNoValueThenRecovers(string answer, string reason)
    {
        controller.Instead = page => page == "jc" ? Encoding.UTF8.GetBytes(answer) : null;

        DeviceException e = await FailAsync();

        Assert.Equal(reason, e.Error.Reason);
        Assert.Empty(context.Readings);
        controller.Instead = _ => null;
        time.Advance(TimeSpan.FromMinutes(2));
        await using DriverRun run = await Shipped.RunAsync(controller, context);
        Assert.Equal("closed", context.Latest("valve.state")!.Value.Value.Text);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Poll_EndlessBody_IsCutOffAtTheLimit(bool announced)
    {
        byte[] head = Encoding.ASCII.GetBytes(announced ? "HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n" : "HTTP/1.1 200 OK\r\n\r\n");
        controller.Instead = _ => [.. head, .. Enumerable.Repeat((byte)' ', 200_000)];

        DeviceException e = await FailAsync();

        Assert.Equal("badFrame.tooLong", e.Error.Reason);
    }

    [Fact]
    public async Task Poll_ResetInTheMiddleOfTheBody_GivesNoValue()
    {
        controller.Resets = true;
        controller.Instead = _ => Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"devt\":1");

        DeviceException e = await FailAsync();

        Assert.Contains(e.Error.Code, new[] { ErrorCode.BadFrame, ErrorCode.Unreachable });
        Assert.Empty(context.Readings);
    }

    [Fact]
    public async Task Poll_MuteController_IsSilentAtItsDeadline()
    {
        controller.Instead = _ => Mute;

        DeviceException e = await FailAsync();

        Assert.Equal(("timedOut.silent", true), (e.Error.Reason, e.AfterSending));
        Assert.Single(controller.Requests);
    }

    [Fact]
    public async Task Stop_WhileTheControllerIsMute_IsClean()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        controller.Instead = _ =>
        {
            asked.TrySetResult();
            return Mute;
        };
        IDriver driver = Shipped.Station().Create(Settings(), context);
        using var stop = new CancellationTokenSource();
        Task running = driver.RunAsync(stop.Token);
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(30));

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.WaitAsync(TimeSpan.FromSeconds(30)));
        using ILineTurn next = await line.TakeTurnAsync(default).AsTask().WaitAsync(TimeSpan.FromSeconds(30)); // the line is free again
    }

    [Fact]
    public async Task Poll_NothingListens_IsUnreachable()
    {
        controller.StopListening();

        DeviceException e = await FailAsync();

        Assert.Equal(ErrorCode.Unreachable, e.Error.Code);
    }

    [Theory]
    [InlineData("jc")]
    [InlineData("jo")]
    [InlineData("jn")]
    public async Task Poll_WrongPasswordOnAnyPage_IsNotConfiguredAndTheControllerIsLeftAloneForAMinute(string page)
    {
        string refusal = page == "jo" ? """{"fwv":221}""" : """{"result":2}""";
        DriverDescriptor station = Shipped.Station();
        await using DriverRun first = await DriverRun.StartAsync(station, Shipped.Settings(controller), context);
        await using DriverRun second = await DriverRun.StartAsync(station, Shipped.Settings(controller, station: 2), new TestDeviceContext(line) { Time = time });
        time.Advance(TimeSpan.FromSeconds(61)); // so that all pages are read again
        controller.Instead = p => p == page ? FakeController.Answer(refusal) : null;
        DeviceException refused = await Assert.ThrowsAsync<DeviceException>(first.PollAsync);
        int asked = controller.Requests.Count;

        time.Advance(TimeSpan.FromSeconds(55));
        DeviceException again = await Assert.ThrowsAsync<DeviceException>(first.RestartAsync);
        DeviceException other = await Assert.ThrowsAsync<DeviceException>(second.PollAsync);
        int askedWithinTheMinute = controller.Requests.Count;
        controller.Instead = _ => null;
        context.Clear();
        time.Advance(TimeSpan.FromSeconds(5));
        await first.RestartAsync();

        Assert.All([refused, again, other], e => Assert.Equal("notConfigured.wrongPassword", e.Error.Reason));
        Assert.Equal(asked, askedWithinTheMinute);
        Assert.Equal("closed", context.Latest("valve.state")!.Value.Value.Text);
    }

    [Fact]
    public async Task Poll_SamePasswordSavedAgainAfterARefusal_IsTriedAtOnceAndFreesTheOtherStations()
    {
        DriverDescriptor station = Shipped.Station();
        var other = new TestDeviceContext(line) { Time = time };
        await using DriverRun kept = await DriverRun.StartAsync(station, Shipped.Settings(controller, station: 2), other);
        controller.Instead = _ => FakeController.Answer("""{"result":2}""");
        await Assert.ThrowsAsync<DeviceException>(kept.PollAsync);
        controller.Instead = _ => null; // somebody sets the controller's own password right …
        other.Clear();
        time.Advance(TimeSpan.FromSeconds(1));

        await using DriverRun saved = await DriverRun.StartAsync(station, Shipped.Settings(controller), context); // … and saves a station
        await kept.RestartAsync();

        Assert.Equal("closed", context.Latest("valve.state")!.Value.Value.Text);
        Assert.Equal("closed", other.Latest("valve.state")!.Value.Value.Text);
    }

    [Fact]
    public async Task Poll_WrongPasswordSavedAgain_IsAskedOnceAndThenLeftAlone()
    {
        controller.Instead = _ => FakeController.Answer("""{"result":2}""");
        DriverDescriptor station = Shipped.Station();
        await Assert.ThrowsAsync<DeviceException>(() => DriverRun.StartAsync(station, Shipped.Settings(controller), context));
        time.Advance(TimeSpan.FromSeconds(1));
        int asked = controller.Requests.Count;

        await Assert.ThrowsAsync<DeviceException>(() => DriverRun.StartAsync(station, Shipped.Settings(controller, station: 2), context));
        await Assert.ThrowsAsync<DeviceException>(() => DriverRun.StartAsync(station, Shipped.Settings(controller, station: 3), context));

        Assert.Equal(asked + 1, controller.Requests.Count);
    }

    [Fact]
    public async Task Poll_AnotherPasswordAfterAWrongOne_IsTriedAtOnce()
    {
        DriverDescriptor station = Shipped.Station();
        await Assert.ThrowsAsync<DeviceException>(() => DriverRun.StartAsync(station, Shipped.Settings(controller, password: "garden"), context));

        await using DriverRun run = await DriverRun.StartAsync(station, Shipped.Settings(controller), context);

        Assert.Equal("closed", context.Latest("valve.state")!.Value.Value.Text);
    }

    [Fact]
    public async Task Poll_RealWrongPassword_NeverShowsItInAMessage()
    {
        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => Shipped.RunAsync(controller, context, password: "garden"));

        Assert.Equal("notConfigured.wrongPassword", e.Error.Reason);
        Assert.DoesNotContain("pw=", e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Poll_StationTheControllerDoesNotHave_IsNotConfigured()
    {
        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => Shipped.RunAsync(controller, context, station: 9));

        Assert.Equal("notConfigured.stationMissing", e.Error.Reason);
    }

    [Fact]
    public async Task Open_ReplyLost_IsSentOnceAndThePollTellsTheTruth()
    {
        await using DriverRun run = await Shipped.RunAsync(controller, context);
        controller.Requests.Clear();
        controller.Instead = page =>
        {
            if (page == "cm")
                controller.Queue[0] = (99, 60, controller.Clock); // done, and the answer is lost
            return page == "cm" ? Encoding.ASCII.GetBytes("HTTP/1.1 2") : null;
        };

        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => run.CommandAsync("valve.open", ("duration", PropertyValue.Of(60))));

        Assert.Equal(("unreachable.closed", true), (e.Error.Reason, e.AfterSending));
        Assert.Equal(["cm sid=0&en=1&t=60", "jc"], controller.Requests);
        Assert.Equal(("open", "campus"), (context.Latest("valve.state")!.Value.Value.Text, context.Latest("station.source")!.Value.Value.Text));
    }

    private async Task<DeviceException> FailAsync() => await Assert.ThrowsAsync<DeviceException>(() => Shipped.RunAsync(controller, context));

    private object Settings()
    {
        using var json = System.Text.Json.JsonDocument.Parse(Shipped.Settings(controller));
        return SettingsReader.Read(Shipped.Station().SettingsType, json.RootElement, out _)!;
    }
}
