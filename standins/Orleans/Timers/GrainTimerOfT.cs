using Orleans.StandIn.Activation;

namespace Orleans.StandIn.Timers;

/// <summary>A timer with the state that its callback gets.</summary>
internal sealed class GrainTimer<TState>(
    GrainTarget activation, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options)
    : GrainTimer(activation, options)
{
    protected override Task CallBackAsync(CancellationToken cancellationToken) => callback(state, cancellationToken);
}
