namespace SmartCampus.Demo.Physics;

/// <summary>A water valve with a flow meter behind it.</summary>
/// <param name="coil">The relay that opens it.</param>
/// <param name="nominal">Flow when open, L/min.</param>
/// <param name="total">Water that went through before, L.</param>
/// <param name="random">Its own generator.</param>
internal sealed class Valve(Relay coil, double nominal, double total, Random random) : IBody
{
    private const double Rise = 1.5, Fall = 0.7, Least = 0.02;

    private readonly Noise _pressure = new(0.02, 8, random);

    /// <summary>Flow now, L/min.</summary>
    public double Flow { get; private set; }

    /// <summary>Water since the meter was made, L.</summary>
    public double Total { get; private set; } = total;

    /// <summary>True when dirt keeps it from closing: water flows whatever the relay says.</summary>
    public bool StuckOpen { get; set; }

    /// <summary>The relay that opens it.</summary>
    public Relay Coil => coil;

    /// <summary>True while the relay says open.</summary>
    public bool IsOrderedOpen => coil.On;

    public void Step(CampusTime now, double seconds)
    {
        _pressure.Step(seconds);
        bool open = coil.On || StuckOpen;
        double target = open ? nominal * (1 + _pressure.Value) : 0;
        double before = Flow;
        Flow = Lag.Towards(before, target, seconds, open ? Rise : Fall);
        if (!open && Flow < Least)
            Flow = 0;
        Total += (before + Flow) / 2 * seconds / 60;
    }
}
