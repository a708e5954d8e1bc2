using Orleans.StandIn.Silo;

namespace Orleans.StandIn.Activation;

/// <summary>Takes calls to observers that are gone; nobody answers, so they end by time-out, as in Orleans.</summary>
internal sealed class SilentTarget(GrainSilo silo) : CallTarget(silo, GrainId.Create("sys.gone", "observer"))
{
    public override object Instance => throw new InvalidOperationException("The observer is gone.");

    protected override bool FiltersItself => false;

    protected override bool HasEnded => false;

    protected override bool CanRunCalls(out bool localOnly)
    {
        localOnly = false;
        return false;
    }
}
