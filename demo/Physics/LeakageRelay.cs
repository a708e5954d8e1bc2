namespace SmartCampus.Demo.Physics;

/// <summary>A residual-current relay over a toroid.</summary>
/// <param name="usual">Usual leakage, mA.</param>
/// <param name="limit">Trip limit, mA; the pre-alarm is at 60 %.</param>
/// <param name="random">Its own generator.</param>
internal sealed class LeakageRelay(double usual, double limit, Random random) : IBody
{
    private const double PreAlarmPart = 0.6;

    private readonly Noise _slow = new(usual * 0.12, 90, random);
    private readonly Noise _fast = new(usual * 0.05, 2, random);

    /// <summary>Leakage that a fault adds, mA.</summary>
    public double Extra { get; set; }

    /// <summary>True when the toroid's wire is off: the relay measures 0 and knows why.</summary>
    public bool ToroidMissing { get; set; }

    /// <summary>Leakage now, mA, whole; 0 without a toroid.</summary>
    public double Current { get; private set; }

    /// <summary>Largest leakage seen, mA.</summary>
    public double Largest { get; private set; }

    /// <summary>Leakage at the last trip, mA; 0 when it never tripped.</summary>
    public double AtLastTrip { get; private set; }

    /// <summary>True above the limit.</summary>
    public bool Alarm => Current >= limit;

    /// <summary>True above the pre-alarm limit.</summary>
    public bool PreAlarm => Current >= limit * PreAlarmPart;

    /// <summary>Percent of the limit.</summary>
    public double Percent => Current / limit * 100;

    public void Step(CampusTime now, double seconds)
    {
        _slow.Step(seconds);
        _fast.Step(seconds);
        Current = ToroidMissing ? 0 : Math.Round(Math.Max(0, usual + Extra + _slow.Value + _fast.Value));
        Largest = Math.Max(Largest, Current);
        if (Alarm)
            AtLastTrip = Current;
    }
}
