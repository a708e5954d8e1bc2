using Orleans;
using Orleans.Concurrency;

namespace SmartCampus.Engine.Tests.Timers;

public interface ITimerGrain : IGrainWithStringKey
{
    Task StartTimer(bool interleave, string door);

    Task StartWithState(string state);

    Task StopTimer();

    Task WaitAt(string door);

    [AlwaysInterleave]
    Task<int> Ticks();
}
