using SmartCampus.Demo.Physics;

namespace SmartCampus.Demo.Scales;

/// <summary>A scale's platform on which people put things: it swings when the load changes and comes to rest.</summary>
/// <param name="use">What people do with it.</param>
/// <param name="random">Its own generator.</param>
internal sealed class Platform(PlatformUse use, Random random) : IBody
{
    private const double SwingSeconds = 0.35, SwingHertz = 1.7, Rest = 0.0004;

    private readonly Noise _hand = new(1, 0.4, random);
    private double _load;
    private double _swing;
    private double _sinceChange = 60;
    private double _untilNext = Waiting.Span(use.SecondsEmpty, random);

    /// <summary>What weighs on the cell now, kg, swing and hands included.</summary>
    public double Weight => _load + Burden + Swing + (HandOn ? _hand.Value * 0.08 * Math.Max(1, _load) : 0);

    /// <summary>True while it swings or somebody touches it.</summary>
    public bool Moving => HandOn || Math.Abs(Envelope) > Rest;

    /// <summary>True while something lies on it.</summary>
    public bool IsLoaded => _load > 0;

    /// <summary>Somebody keeps a hand on it.</summary>
    public bool HandOn { get; set; }

    /// <summary>What a fault puts on it or lifts it by, kg.</summary>
    public double Burden
    {
        get;
        set
        {
            Disturb(field - value);
            field = value;
        }
    }

    private double Envelope => _swing * Math.Exp(-_sinceChange / SwingSeconds);

    private double Swing => Envelope * Math.Cos(2 * Math.PI * SwingHertz * _sinceChange);

    /// <summary>Puts a load on it instead of what is there, kg.</summary>
    public void Put(double load)
    {
        Disturb(_load - load);
        _load = load;
    }

    /// <inheritdoc/>
    public void Step(CampusTime now, double seconds)
    {
        _hand.Step(seconds);
        _sinceChange += seconds;
        _untilNext -= seconds;
        if (_untilNext > 0)
            return;
        bool put = _load == 0;
        Put(put ? use.Lightest + (use.Heaviest - use.Lightest) * random.NextDouble() : 0);
        _untilNext = Waiting.Span(put ? use.SecondsLoaded : use.SecondsEmpty, random);
    }

    private void Disturb(double swing) => (_swing, _sinceChange) = (swing, 0);
}
