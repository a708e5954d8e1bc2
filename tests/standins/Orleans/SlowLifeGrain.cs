using global::Orleans;

namespace SmartCampus.StandIns.Tests.Orleans;

/// <summary>Activation (key "activate") or deactivation (any other) lasts until its token is signalled.</summary>
public sealed class SlowLifeGrain(FakeTimeHost host) : Grain, ISlowLifeGrain
{
    private static readonly TimeSpan NoTime = TimeSpan.Zero;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        host.Log.Enqueue("activating");
        return Task.Delay(this.GetPrimaryKeyString() == "activate" ? Timeout.InfiniteTimeSpan : NoTime, cancellationToken);
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        host.Log.Enqueue("deactivating");
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
    }

    public Task Ping() => Task.CompletedTask;
}
