using Orleans;

namespace SmartCampus.Grains.Garden.Runs;

/// <summary>The flow that is usual for a bed, learnt from its good runs.</summary>
/// <param name="Mean">L/min.</param>
/// <param name="Runs">From how many runs.</param>
[GenerateSerializer, Immutable, Alias("garden-band")]
public sealed record FlowBand([property: Id(0)] decimal Mean, [property: Id(1)] int Runs)
{
    /// <summary>From so many runs on it is believed rather than the emitters' number.</summary>
    public const int Believed = 3;

    /// <summary>With one run more: a plain mean at first, then a slow one.</summary>
    public static FlowBand Learn(FlowBand? known, decimal mean)
    {
        if (known is null)
            return new(mean, 1);
        decimal weight = Math.Max(0.2m, 1m / (known.Runs + 1));
        return new(Math.Round(known.Mean + (mean - known.Mean) * weight, 3), known.Runs + 1);
    }
}
