using Orleans.StandIn.Invocation;

namespace Orleans.StandIn.Timers;

/// <summary>A tick as a call, so that it waits its turn and passes through the call filters.</summary>
internal sealed class TimerTick(GrainTimer timer) : VoidCall
{
    private static readonly CallShape TickShape =
        new(typeof(IGrainTimerInvoker), typeof(IGrainTimerInvoker).GetMethod(nameof(IGrainTimerInvoker.InvokeCallbackAsync))!);

    public override CallShape Shape => TickShape;

    public override bool IsLocalOnly => true;

    public override bool IsAlwaysInterleave => timer.Interleave;

    public override bool KeepsAlive => timer.KeepAlive;

    protected override ValueTask Invoke(object target) => timer.TickAsync();
}
