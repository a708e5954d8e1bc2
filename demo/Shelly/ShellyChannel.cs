using SmartCampus.Demo.Physics;

namespace SmartCampus.Demo.Shelly;

/// <summary>One output of a Shelly, with its meter, its timer and the button on the wall.</summary>
/// <param name="watts">Power of what hangs on it.</param>
/// <param name="secondsBetweenPresses">Mean seconds between two presses of the button; infinite without.</param>
/// <param name="random">Its own generator.</param>
internal sealed class ShellyChannel(double watts, double secondsBetweenPresses, Random random) : IBody
{
    private readonly Noise _load = new(watts * 0.01, 20, random);
    private double _untilPress = Waiting.Span(secondsBetweenPresses, random);
    private double _untilToggle;

    /// <summary>True while its contact is closed.</summary>
    public bool On { get; private set; }

    /// <summary>Who changed it last.</summary>
    public string Source { get; private set; } = "init";

    /// <summary>When a timer runs: the moment of its start, seconds since 1970, and its length in s.</summary>
    public (double Start, double Length)? Timer { get; private set; }

    /// <summary>True when its contact sticks: orders are confirmed, and nothing moves.</summary>
    public bool Jammed { get; set; }

    /// <summary>True when too much flowed: it switched itself off and says so.</summary>
    public bool Overpower { get; private set; }

    /// <summary>True once it did so ever.</summary>
    public bool WasOverpower { get; private set; }

    /// <summary>Active power, W.</summary>
    public double Power => On ? Math.Max(0, watts + _load.Value) : 0;

    /// <summary>Energy since it was made, W.h.</summary>
    public double Energy { get; private set; }

    /// <summary>Tells that something changed that is pushed.</summary>
    public Action Changed { get; set; } = () => { };

    /// <summary>Switches; with a timer it switches back after <paramref name="toggleAfter"/> s.</summary>
    public void Set(bool on, string source, double toggleAfter = 0, double now = 0)
    {
        (_untilToggle, Timer) = (toggleAfter, toggleAfter > 0 ? (now, toggleAfter) : null);
        Source = source;
        if (!Jammed && !(Overpower && on))
            On = on;
        Changed();
    }

    /// <summary>Somebody presses the button on the wall.</summary>
    public void Press() => Set(!On, "switch");

    /// <summary>Too much flows, or no more.</summary>
    public void Overload(bool over)
    {
        Overpower = over;
        WasOverpower = true;
        if (over)
            Set(false, "overpower");
        else
            Changed();
    }

    /// <inheritdoc/>
    public void Step(CampusTime now, double seconds)
    {
        _load.Step(seconds);
        Energy += Power * seconds / 3600;
        _untilPress -= seconds;
        if (_untilPress <= 0)
        {
            _untilPress = Waiting.Span(secondsBetweenPresses, random);
            Press();
        }
        if (_untilToggle <= 0)
            return;
        _untilToggle -= seconds;
        if (_untilToggle <= 0)
            Set(!On, "timer");
    }
}
