using Orleans;
using SmartCampus.Engine.Tests.Hosting;

namespace SmartCampus.Engine.Tests.Lifetimes;

public sealed class LifeGrain(Stage stage, ScopedThing thing) : Grain, ILifeGrain, IDisposable
{
    private int _calls;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        stage.Log(this.GetPrimaryKeyString(), "activated");
        bool fails = this.GetPrimaryKeyString().EndsWith("fails once", StringComparison.Ordinal)
            && stage.Count(this.GetPrimaryKeyString(), "activated") == 1;
        if (fails)
            throw new NotSupportedException("not today");
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        stage.Log(this.GetPrimaryKeyString(), $"deactivated: {reason.ReasonCode}");
        return Task.CompletedTask;
    }

    public Task<int> Ping() => Task.FromResult(++_calls);

    public async Task EndOnceIdle(string door)
    {
        DeactivateOnIdle();
        stage.Log(this.GetPrimaryKeyString(), "ending");
        await stage.Door(door);
        stage.Log(this.GetPrimaryKeyString(), "last call ends");
    }

    public Task<int> Peek() => Task.FromResult(_calls);

    public void Dispose() => stage.Log(this.GetPrimaryKeyString(), $"disposed, scope disposed: {thing.IsDisposed}");
}
