using global::Orleans;
using global::Orleans.Concurrency;

namespace SmartCampus.StandIns.Tests.Orleans;

public interface ITimedGrain : IGrainWithStringKey
{
    Task<int> Ping();

    Task Delay(TimeSpan span);

    Task StartTimer(TimeSpan dueTime, TimeSpan period, bool keepAlive);

    Task WaitAtDoor();

    [AlwaysInterleave]
    Task<int> Ticks();
}
