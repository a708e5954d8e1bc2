using SmartCampus.Grains.Commands;
using SmartCampus.Host.Tests.Lines;
using SmartCampus.Host.Tests.Running;
using SmartCampus.Sdk;
using ManualTime = SmartCampus.Sdk.Testing.ManualTime;

namespace SmartCampus.Host.Tests.Drivers;

/// <summary>The SDK's listening driver on the host's own line, context and watchdog.</summary>
public sealed class ListeningDriverTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task Run_DeviceSpeaks_ReportsAndIsOnlineFromTheFirstMessageOn()
    {
        await using var run = new ListeningRun(Long);
        await run.StartAsync();
        bool early = run.Online.Task.IsCompleted;

        await run.SayAsync("12");
        await run.SayAsync("3\n");

        await run.SeeAsync(123);
        await run.Online.Task.WaitAsync(LineTests.Patience);
        Assert.False(early);
    }

    [Fact]
    public async Task Command_WhileTheDeviceIsQuiet_RunsAtOnceAndListeningGoesOn()
    {
        await using var run = new ListeningRun(Long);
        await run.StartAsync();
        await run.SayAsync("1\n");
        await run.SeeAsync(1);

        run.Submit("c1", "tare");
        await run.HearAsync("tare");
        await run.SayAsync("tare\n2\n");

        await Eventually.BeAsync(() => run.Grain.Results.Count == 1, "the command's end");
        await run.SayAsync("3\n");
        await run.SeeAsync(3);
        Assert.Equal(CommandState.Acked, run.Grain.Results[0].State);
        Assert.Equal(["1", "tare", "2", "3"], run.Driver.Heard);
    }

    [Fact]
    public async Task Commands_WhileTheDeviceNeverStops_RunOneAfterTheOtherAndLoseNoLine()
    {
        await using var run = new ListeningRun(Long);
        await run.StartAsync();
        using var stop = new CancellationTokenSource();
        int said = 0;
        Task talking = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await run.SayAsync($"{++said}\n");
                await Task.Delay(1);
            }
        });
        await Eventually.BeAsync(() => run.Driver.Heard.Count > 0, "the first line");

        for (int i = 0; i < 10; i++)
            run.Submit($"c{i}", $"ask{i}");
        for (int i = 0; i < 10; i++)
        {
            await run.HearAsync($"ask{i}");
            await run.SayAsync($"ask{i}\n");
        }
        await Eventually.BeAsync(() => run.Grain.Results.Count == 10, "ten commands ended");
        await stop.CancelAsync();
        await talking;
        await run.SayAsync("-1\n");
        await run.SeeAsync(-1);

        Assert.All(run.Grain.Results, r => Assert.Equal(CommandState.Acked, r.State));
        Assert.Equal(Enumerable.Range(1, said), run.Driver.Heard.Where(l => int.TryParse(l, out int n) && n > 0).Select(int.Parse));
        Assert.False(run.Driver.Overlapped);
    }

    [Fact]
    public async Task Report_GrainIsStuckAndTheDeviceNeverStops_KeepsTheLatestAndNoQueue()
    {
        await using var run = new ListeningRun(Long);
        var stuck = new TaskCompletionSource();
        await run.StartAsync();
        await run.SayAsync("0\n");
        await run.SeeAsync(0);
        run.Grain.Answer = stuck.Task;

        for (int i = 1; i <= 5000; i++)
        {
            await run.SayAsync($"{i}\n");
            if (i % 100 == 0)
                await Eventually.BeAsync(() => run.Driver.Heard.Count == i + 1, $"line {i}");
        }
        run.Grain.Answer = Task.CompletedTask;
        stuck.SetResult();

        await run.SeeAsync(5000);
        Assert.All(run.Grain.Reports, r => Assert.InRange(r.Readings.Length, 0, 1000));
    }

    [Fact]
    public async Task Run_DeviceFallsSilent_EndsAsSilent()
    {
        await using var run = new ListeningRun(TimeSpan.FromSeconds(1));
        await run.StartAsync();
        await run.SayAsync("1\n");

        await Fails(run, ErrorCode.TimedOut, "silent");
    }

    [Fact]
    public async Task Run_DeviceNeverSpeaks_EndsAsSilentAndWasNeverOnline()
    {
        await using var run = new ListeningRun(TimeSpan.FromSeconds(0.3));
        await run.StartAsync();

        await Fails(run, ErrorCode.TimedOut, "silent");
        Assert.False(run.Online.Task.IsCompleted);
    }

    [Fact]
    public async Task Run_OnlyRubbishComes_EndsAsGarbled()
    {
        await using var run = new ListeningRun(TimeSpan.FromSeconds(3));
        await run.StartAsync();
        using var stop = new CancellationTokenSource();
        Task talking = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await run.SayAsync("?\n");
                await Task.Delay(20);
            }
        });

        await Fails(run, ErrorCode.BadFrame, "garbled");
        await stop.CancelAsync();
        await Task.WhenAny(talking);
    }

    [Fact]
    public async Task Stop_WhileListening_EndsAtOnceAndGivesTheTurnBack()
    {
        await using var run = new ListeningRun(Long);
        await run.StartAsync();
        await run.SayAsync("1\n");
        await run.SeeAsync(1);

        await run.StopAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.Running);
    }

    [Fact]
    public async Task Watchdog_DriverOnlyWaitsForBytes_IsNotFenced()
    {
        var time = new ManualTime();
        await using var run = new ListeningRun(Long, time);
        await run.StartAsync();
        await run.SayAsync("1\n");
        await run.Online.Task.WaitAsync(LineTests.Patience);

        time.Advance(10 * ListeningRun.HangLimit);

        await run.SayAsync("2\n");
        await Eventually.BeAsync(() => run.Driver.Heard.Count == 2, "the second line");
        Assert.False(run.Fenced.Task.IsCompleted);
    }

    [Fact]
    public async Task Watchdog_DriverHangsInItsOwnCode_IsFenced()
    {
        var time = new ManualTime();
        await using var run = new ListeningRun(Long, time);
        using var never = new ManualResetEventSlim();
        var inside = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await run.StartAsync();
        await run.SayAsync("1\n");
        await run.Online.Task.WaitAsync(LineTests.Patience);
        run.Driver.OnHear = () =>
        {
            inside.TrySetResult();
            never.Wait(LineTests.Patience);
        };
        await run.SayAsync("2\n");
        await inside.Task.WaitAsync(LineTests.Patience);
        bool early = run.Fenced.Task.IsCompleted;

        time.Advance(2 * ListeningRun.HangLimit);

        await run.Fenced.Task.WaitAsync(LineTests.Patience);
        Assert.False(early);
        never.Set();
    }

    private static async Task Fails(ListeningRun run, ErrorCode code, string cause)
    {
        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => run.Running.WaitAsync(LineTests.Patience));
        Assert.Equal((code, cause), (e.Error.Code, e.Error.Cause));
    }
}
