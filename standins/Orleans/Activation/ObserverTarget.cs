using Orleans.StandIn.Silo;

namespace Orleans.StandIn.Activation;

/// <summary>An object that grains notify. Held weakly, as in Orleans: its owner keeps it alive.</summary>
internal sealed class ObserverTarget(GrainSilo silo, GrainId grainId, IGrainObserver observer) : CallTarget(silo, grainId)
{
    private readonly WeakReference<IGrainObserver> _observer = new(observer);

    public bool IsAlive => _observer.TryGetTarget(out _);

    public override object Instance => _observer.TryGetTarget(out IGrainObserver? observer)
        ? observer
        : throw new InvalidOperationException($"The observer {GrainId} was not kept alive by its owner.");

    protected override bool FiltersItself => _observer.TryGetTarget(out IGrainObserver? observer) && observer is IIncomingGrainCallFilter;

    protected override bool HasEnded => false;

    // Without its object it is silent: callers that wait run into their time-out, as in Orleans.
    protected override bool CanRunCalls(out bool localOnly)
    {
        localOnly = false;
        return IsAlive;
    }

    protected override void OnFailed(Invocation.Call call, Exception exception)
    {
        if (call.Shape.IsOneWay)
            Silo.LogOneWayFailed(call, exception);
    }
}
