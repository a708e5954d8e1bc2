using global::Orleans;

namespace SmartCampus.StandIns.Tests.Orleans;

[CollectionAgeLimit("00:03:00")]
public sealed class ShortLivedGrain(FakeTimeHost host) : Grain, IShortLivedGrain
{
    private int _calls;

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        host.Log.Enqueue($"ended: {reason.ReasonCode}");
        return Task.CompletedTask;
    }

    public Task<int> Ping() => Task.FromResult(++_calls);
}
