using SmartCampus.Demo.Physics;

namespace SmartCampus.Demo.Osdp;

/// <summary>An output of a reader with its timer. OSDP v2.2, section 6.10 (osdp_OUT).</summary>
internal sealed class TimedOutput : IBody
{
    private const double TimerUnit = 0.1;

    private bool _permanent;
    private bool _temporary;
    private double _left;

    /// <summary>The contact; a door's strike hangs on it.</summary>
    public Relay Contact { get; } = new();

    /// <summary>Counts the timed orders that came, which a repeated packet must not raise.</summary>
    public int Pulses { get; private set; }

    /// <summary>True for the control codes there are.</summary>
    public static bool Knows(byte code) => code <= 6;

    /// <summary>Obeys a control code; the timer counts 100 ms.</summary>
    public void Order(byte code, int timer)
    {
        switch (code)
        {
            case 1 or 2:
                (_permanent, _left) = (code == 2, 0);
                break;
            case 3 or 4:
                _permanent = code == 4;
                break;
            case 5 or 6:
                (_temporary, _left) = (code == 5, timer * TimerUnit);
                Pulses++;
                break;
            default:
                return;
        }
        Apply();
    }

    /// <inheritdoc/>
    public void Step(CampusTime now, double seconds)
    {
        if (_left <= 0)
            return;
        _left -= seconds;
        Apply();
    }

    private void Apply()
    {
        bool wanted = _left > 0 ? _temporary : _permanent;
        if (Contact.On != wanted)
            Contact.Set(wanted);
    }
}
