namespace SmartCampus.Demo.Physics;

/// <summary>An electricity meter over a load that follows the day, plus what is switched on behind it.</summary>
/// <param name="load">The load's day.</param>
/// <param name="phases">1 or 3.</param>
/// <param name="switched">Relays with the power in W that each adds while on.</param>
/// <param name="random">Its own generator.</param>
internal sealed class EnergyMeter(DayLoad load, int phases, IReadOnlyList<(Relay Relay, double Watts)> switched, Random random) : IBody
{
    /// <summary>Ratio of active to apparent power.</summary>
    public const double PowerFactor = 0.93;

    private const double NominalVoltage = 229;

    private readonly Noise _voltage = new(1.2, 20, random);
    private readonly Noise _load = new(0.04, 15, random);
    private readonly Noise _frequency = new(0.015, 10, random);

    /// <summary>Active power of all phases, W.</summary>
    public double Power { get; private set; }

    /// <summary>Energy since the meter was put in, kW.h.</summary>
    public double Total { get; private set; } = double.NaN;

    /// <summary>Mains frequency, Hz.</summary>
    public double Frequency => 50 + _frequency.Value;

    /// <summary>Phases it measures.</summary>
    public int Phases => phases;

    /// <summary>Voltage of a phase (0, 1, 2) against neutral, V.</summary>
    public double Voltage(int phase) => NominalVoltage + _voltage.Value + 0.8 * phase;

    /// <summary>Active power of a phase, W; the phases are loaded unevenly.</summary>
    public double PowerOf(int phase) => phases == 1 ? Power : Power * (phase switch { 0 => 0.37, 1 => 0.33, _ => 0.30 });

    /// <summary>Current of a phase, A.</summary>
    public double Current(int phase) => PowerOf(phase) / (Voltage(phase) * PowerFactor);

    public void Step(CampusTime now, double seconds)
    {
        _voltage.Step(seconds);
        _load.Step(seconds);
        _frequency.Step(seconds);
        // The total grows from one run to the next as a real meter's: it starts where an average load since the first day would have brought it.
        if (double.IsNaN(Total))
            Total = load.Average * now.HoursInService / 1000;
        Power = load.At(now) * (1 + _load.Value) + switched.Where(s => s.Relay.On).Sum(s => s.Watts);
        Total += Power * seconds / 3600 / 1000;
    }
}
