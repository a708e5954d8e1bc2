using Orleans;
using Orleans.Runtime;
using SmartCampus.Engine.Tests.Hosting;

namespace SmartCampus.Engine.Tests.Timers;

public sealed class TimerGrain(Stage stage) : Grain, ITimerGrain
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(20);
    private IGrainTimer? _timer;
    private int _ticks;

    public Task StartTimer(bool interleave, string door)
    {
        GrainTimerCreationOptions options = new() { DueTime = Period, Period = Period, Interleave = interleave };
        _timer = this.RegisterGrainTimer(
            async cancellationToken =>
            {
                stage.Log(this.GetPrimaryKeyString(), "tick begins");
                await stage.Door(door).WaitAsync(cancellationToken);
                _ticks++;
                stage.Log(this.GetPrimaryKeyString(), "tick ends");
                if (_ticks == 2)
                    throw new InvalidOperationException("a tick may fail");
            },
            options);
        return Task.CompletedTask;
    }

    public Task StartWithState(string state)
    {
        _timer = this.RegisterGrainTimer(
            (text, _) =>
            {
                stage.Log(this.GetPrimaryKeyString(), text);
                return Task.CompletedTask;
            },
            state,
            new GrainTimerCreationOptions(TimeSpan.Zero, Timeout.InfiniteTimeSpan));
        return Task.CompletedTask;
    }

    public Task StopTimer()
    {
        _timer?.Dispose();
        return Task.CompletedTask;
    }

    public async Task WaitAt(string door)
    {
        stage.Log(this.GetPrimaryKeyString(), "call begins");
        await stage.Door(door);
        stage.Log(this.GetPrimaryKeyString(), "call ends");
    }

    public Task<int> Ticks() => Task.FromResult(_ticks);
}
