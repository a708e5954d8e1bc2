using System.Collections.Concurrent;
using Orleans.StandIn.Activation;
using Orleans.StandIn.Invocation;

namespace Orleans.StandIn.Silo;

/// <summary>Who is active: at most one activation per grain, and the observers. Thread-safe.</summary>
internal sealed class ActivationDirectory(GrainSilo silo)
{
    private readonly ConcurrentDictionary<GrainId, GrainTarget> _grains = new();
    private readonly ConcurrentDictionary<GrainId, ObserverTarget> _observers = new();
    private readonly SilentTarget _silent = new(silo);

    public IEnumerable<GrainTarget> Grains => _grains.Select(pair => pair.Value);

    public IEnumerable<CallTarget> Targets => Grains.Concat<CallTarget>(_observers.Select(pair => pair.Value)).Append(_silent);

    public CallTarget PostToObserver(GrainId observer, Call call)
    {
        CallTarget target = _observers.TryGetValue(observer, out ObserverTarget? known) ? known : _silent;
        target.TryPost(call);
        return target;
    }

    public CallTarget? PostToGrain(GrainClass grainClass, GrainId grain, Call call, bool mayActivate)
    {
        while (true)
        {
            if (!_grains.TryGetValue(grain, out GrainTarget? target))
            {
                if (!mayActivate)
                    return null;
                GrainTarget fresh = new(silo, grainClass, grain);
                target = _grains.GetOrAdd(grain, fresh);
                if (ReferenceEquals(target, fresh))
                {
                    fresh.TryPost(call);
                    fresh.Start();
                    return fresh;
                }
            }

            if (target.TryPost(call))
                return target;
            Remove(target);
        }
    }

    public void Remove(GrainTarget target) => _grains.TryRemove(new(target.GrainId, target));

    public void Add(ObserverTarget observer) => _observers.TryAdd(observer.GrainId, observer);

    /// <summary>Forgets observers that their owners did not keep alive.</summary>
    public void RemoveDeadObservers()
    {
        foreach (KeyValuePair<GrainId, ObserverTarget> pair in _observers.Where(pair => !pair.Value.IsAlive))
            _observers.TryRemove(pair);
    }

    public void RemoveObserver(GrainId observer) => _observers.TryRemove(observer, out _);
}
