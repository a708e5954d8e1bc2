using global::Orleans;
using global::Orleans.Runtime;

namespace SmartCampus.StandIns.Tests.Orleans;

public sealed class TimedGrain(FakeTimeHost host) : Grain, ITimedGrain
{
    private int _calls;
    private int _ticks;

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        host.Log.Enqueue($"ended: {reason.ReasonCode}");
        return Task.CompletedTask;
    }

    public Task<int> Ping() => Task.FromResult(++_calls);

    public Task Delay(TimeSpan span)
    {
        DelayDeactivation(span);
        return Task.CompletedTask;
    }

    public Task StartTimer(TimeSpan dueTime, TimeSpan period, bool keepAlive)
    {
        this.RegisterGrainTimer(
            () =>
            {
                host.Log.Enqueue($"tick {++_ticks}");
                return Task.CompletedTask;
            },
            new GrainTimerCreationOptions { DueTime = dueTime, Period = period, KeepAlive = keepAlive });
        return Task.CompletedTask;
    }

    public async Task WaitAtDoor()
    {
        host.Log.Enqueue("at the door");
        await host.Door.Task;
        host.Log.Enqueue("through the door");
    }

    public Task<int> Ticks() => Task.FromResult(_ticks);
}
