namespace SmartCampus.Benchmarks.Engine;

/// <summary>
/// Figures of Orleans 10 on a two-core machine with an in-process silo, the peer where it cannot be restored. Where it can, this
/// program is built with <c>-p:OrleansStandIn=false</c> and measures Orleans itself.
/// </summary>
internal static class OrleansFigures
{
    public const double CallsOnOneGrain = 350_000;

    public const double CallsOfManyCallers = 590_000;

    public const double CallsOnManyGrains = 260_000;

    public const double BytesPerCall = 875;

    public const double LatencyP50 = 4;

    public const double LatencyP99 = 11;

    public const double ActivationsPerSecond = 20_000;

    public const double BytesPerIdleGrain = 2000;

    public const double SecondsToFirstCall = 0.9;
}
