namespace SmartCampus.Demo.Physics;

/// <summary>A pump on a relay, with motor protection and a flow meter behind it.</summary>
/// <param name="coil">The relay that starts it.</param>
/// <param name="nominal">Flow when it runs, L/min.</param>
/// <param name="random">Its own generator.</param>
internal sealed class Pump(Relay coil, double nominal, Random random) : IBody
{
    private const double Spin = 1.2;

    private readonly Noise _pressure = new(0.02, 8, random);

    /// <summary>True once the motor protection has tripped: the relay is obeyed, the motor stands.</summary>
    public bool Tripped { get; set; }

    /// <summary>True while the motor turns.</summary>
    public bool IsRunning => coil.On && !Tripped;

    /// <summary>True while the relay says so.</summary>
    public bool IsOrdered => coil.On;

    /// <summary>Flow now, L/min.</summary>
    public double Flow { get; private set; }

    /// <summary>Water since it was made, L.</summary>
    public double Total { get; private set; }

    /// <inheritdoc/>
    public void Step(CampusTime now, double seconds)
    {
        _pressure.Step(seconds);
        double before = Flow;
        Flow = Lag.Towards(before, IsRunning ? nominal * (1 + _pressure.Value) : 0, seconds, Spin);
        if (!IsRunning && Flow < 0.02)
            Flow = 0;
        Total += (before + Flow) / 2 * seconds / 60;
    }
}
