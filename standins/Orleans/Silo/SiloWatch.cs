namespace Orleans.StandIn.Silo;

/// <summary>Two rounds over all activations: overdue calls (every second or sooner), idle activations (every collection quantum).</summary>
internal sealed class SiloWatch(GrainSilo silo) : IDisposable
{
    private static readonly TimeSpan LongestRound = TimeSpan.FromSeconds(1);
    private ITimer? _overdue;
    private ITimer? _idle;

    public void Start()
    {
        TimeSpan round = silo.ResponseTimeout < LongestRound ? silo.ResponseTimeout : LongestRound;
        TimeSpan quantum = silo.CollectionOptions.CollectionQuantum;
        using (ExecutionContext.SuppressFlow())
        {
            _overdue = silo.TimeProvider.CreateTimer(static state => ((SiloWatch)state!).ExpireOverdueCalls(), this, round, round);
            _idle = silo.TimeProvider.CreateTimer(static state => ((SiloWatch)state!).CollectIdleActivations(), this, quantum, quantum);
        }
    }

    public void Dispose()
    {
        _overdue?.Dispose();
        _idle?.Dispose();
    }

    private void ExpireOverdueCalls()
    {
        long now = silo.Clock.Tick();
        foreach (Activation.CallTarget target in silo.Activations.Targets)
            target.Expire(now);
    }

    private void CollectIdleActivations()
    {
        long now = silo.Clock.Tick();
        foreach (Activation.GrainTarget activation in silo.Activations.Grains)
            activation.CollectIfIdle(now);
        silo.Activations.RemoveDeadObservers();
    }
}
