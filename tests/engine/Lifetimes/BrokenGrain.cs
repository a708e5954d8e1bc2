using Orleans;

namespace SmartCampus.Engine.Tests.Lifetimes;

public sealed class BrokenGrain : Grain, IBrokenGrain
{
    public BrokenGrain() => throw new NotSupportedException("cannot be built");

    public Task Ping() => Task.CompletedTask;
}
