namespace SmartCampus.Plugins.OpenSprinkler.Tests.Driver;

/// <summary>Several stations of one controller.</summary>
public sealed class SharedControllerTests : IDisposable
{
    private readonly ManualTime time = new() { PassesDelays = true };
    private readonly DriverDescriptor station = Shipped.Station();
    private readonly FakeController controller;
    private readonly TcpTestLine line;

    public SharedControllerTests()
    {
        controller = new FakeController(time);
        line = new TcpTestLine(controller.Address);
    }

    public void Dispose()
    {
        line.Dispose();
        controller.Dispose();
    }

    [Fact]
    public async Task Poll_EightStationsAtOneTime_AskOnce()
    {
        controller.Queue[4] = (99, 60, controller.Clock);
        TestDeviceContext[] contexts = [.. Enumerable.Range(0, 8).Select(_ => new TestDeviceContext(line) { Time = time })];

        DriverRun[] runs = await Task.WhenAll(contexts.Select((c, i) => StartAsync(c, i + 1)));

        Assert.Equal(["jc", "jo", "jn"], controller.Requests);
        Assert.Equal("00001000", string.Concat(contexts.Select(c => c.Latest("valve.state")!.Value.Value.Text == "open" ? 1 : 0)));
        foreach (DriverRun run in runs)
            await run.DisposeAsync();
    }

    [Fact]
    public async Task Poll_EightStations_WhenTheControllerIsMute_AllFailTogether()
    {
        controller.Instead = _ => [];

        Task<DriverRun>[] runs = [.. Enumerable.Range(1, 8).Select(i => StartAsync(new TestDeviceContext(line) { Time = time }, i))];
        await Task.WhenAny(Task.WhenAll(runs)).WaitAsync(TimeSpan.FromSeconds(60));

        Assert.All(runs, r => Assert.Equal("timedOut.silent", ((DeviceException)r.Exception!.InnerException!).Error.Reason));
        Assert.Single(controller.Requests);
    }

    [Fact]
    public async Task Poll_AfterACommandOfItsOwn_NeverTakesAnOlderReading()
    {
        var first = new TestDeviceContext(line) { Time = time };
        var second = new TestDeviceContext(line) { Time = time };
        await using DriverRun one = await StartAsync(first, 1);
        await using DriverRun two = await StartAsync(second, 2);

        await one.CommandAsync("valve.open", ("duration", PropertyValue.Of(60)));

        Assert.Equal("open", first.Latest("valve.state")!.Value.Value.Text);
        Assert.Equal("60", first.Latest("station.remaining")!.Value.Value.ToString());
    }

    [Fact]
    public async Task Poll_OneReadersTaskIsStopped_TheOthersReadByThemselves()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        controller.Instead = _ =>
        {
            asked.TrySetResult();
            return [];
        };
        using var json = System.Text.Json.JsonDocument.Parse(Shipped.Settings(controller));
        object settings = SettingsReader.Read(station.SettingsType, json.RootElement, out _)!;
        using var stop = new CancellationTokenSource();
        Task reading = station.Create(settings, new TestDeviceContext(line) { Time = time }).RunAsync(stop.Token);
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(30));
        var context = new TestDeviceContext(line) { Time = time };
        Task<DriverRun> waiting = StartAsync(context, 2);

        controller.Instead = _ => null;
        await stop.CancelAsync();

        await using DriverRun run = await waiting;
        Assert.Equal("closed", context.Latest("valve.state")!.Value.Value.Text);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    private Task<DriverRun> StartAsync(TestDeviceContext context, int number) => DriverRun.StartAsync(station, Shipped.Settings(controller, number), context);
}
