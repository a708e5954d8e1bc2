namespace SmartCampus.Demo.Physics;

/// <summary>Noise with a memory: wanders around 0 like a real signal, instead of jumping (Ornstein–Uhlenbeck process).</summary>
/// <param name="deviation">Standard deviation.</param>
/// <param name="timeConstant">Seconds until it has forgotten where it was.</param>
/// <param name="random">Its own generator.</param>
internal sealed class Noise(double deviation, double timeConstant, Random random)
{
    /// <summary>The value now.</summary>
    public double Value { get; private set; } = deviation * Normal(random);

    public void Step(double seconds)
    {
        double keep = Math.Exp(-seconds / timeConstant);
        Value = Value * keep + deviation * Math.Sqrt(1 - keep * keep) * Normal(random);
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
