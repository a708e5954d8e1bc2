namespace Orleans;

/// <summary>A grain class's life cycle. Its methods run as turns of the grain.</summary>
public interface IGrainBase
{
    /// <summary>The activation that this object serves.</summary>
    IGrainContext GrainContext { get; }

    /// <summary>Runs before the first call; a failure fails the waiting calls, and the next call tries anew.</summary>
    /// <param name="token">Signalled when activation takes too long (30 s by default).</param>
    Task OnActivateAsync(CancellationToken token) => Task.CompletedTask;

    /// <summary>Runs after the last call.</summary>
    /// <param name="reason">Why the activation ends.</param>
    /// <param name="token">Signalled at the deadline (30 s by default, sooner at shutdown); afterwards nobody waits.</param>
    Task OnDeactivateAsync(DeactivationReason reason, CancellationToken token) => Task.CompletedTask;
}
