using global::Orleans;

namespace SmartCampus.StandIns.Tests.Orleans;

[KeepAlive]
public sealed class KeptGrain : Grain, IKeptGrain
{
    private int _calls;

    public Task<int> Ping() => Task.FromResult(++_calls);
}
