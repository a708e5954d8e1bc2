namespace SmartCampus.Demo.Physics;

/// <summary>First-order lag: how far a value gets towards its target in a step. Exact for any step length.</summary>
internal static class Lag
{
    /// <param name="value">Where it is.</param>
    /// <param name="target">Where it goes.</param>
    /// <param name="seconds">Length of the step.</param>
    /// <param name="timeConstant">Seconds to cover 63 % of the way.</param>
    public static double Towards(double value, double target, double seconds, double timeConstant) =>
        target + (value - target) * Math.Exp(-seconds / timeConstant);
}
