namespace SmartCampus.Demo.Physics;

/// <summary>A bed's soil: the sun dries it, its valve wets it, too much water drains away.</summary>
/// <param name="water">The valve that waters it, if any.</param>
/// <param name="litres">Volume of the soil that the probe stands for, L.</param>
/// <param name="moisture">Water content at the start, % of volume.</param>
/// <param name="random">Its own generator.</param>
internal sealed class SoilBed(Valve? water, double litres, double moisture, Random random) : IBody
{
    // Percent of volume; a light garden loam.
    private const double Wilting = 9, FieldCapacity = 34, Saturation = 48;
    private const double DryingPerHourAtNoon = 3.0, DrainSeconds = 1200, WarmingSeconds = 2 * 3600, Uptake = 0.85;

    private readonly Noise _probe = new(0.06, 30, random);
    private double _moisture = moisture;

    /// <summary>Volumetric water content as the probe shows it, %.</summary>
    public double Moisture => Math.Clamp(_moisture + _probe.Value, 0, 100);

    /// <summary>Soil temperature, Cel.</summary>
    public double Temperature { get; private set; } = double.NaN;

    /// <summary>Electric conductivity, uS/cm; wet soil conducts better.</summary>
    public double Conductivity => 180 + 24 * Moisture;

    public void Step(CampusTime now, double seconds)
    {
        _probe.Step(seconds);
        double sun = Weather.Sun(now);
        double thirst = Math.Clamp((_moisture - Wilting) / (FieldCapacity - Wilting), 0, 1);
        _moisture -= DryingPerHourAtNoon * (0.15 + 0.85 * sun) * thirst * seconds / 3600;
        _moisture += (water?.Flow ?? 0) * seconds / 60 * Uptake / litres * 100;
        if (_moisture > FieldCapacity)
            _moisture = Lag.Towards(_moisture, FieldCapacity, seconds, DrainSeconds);
        _moisture = Math.Clamp(_moisture, 0, Saturation);
        double air = Weather.Temperature(now) + 3 * sun;
        Temperature = double.IsNaN(Temperature) ? air : Lag.Towards(Temperature, air, seconds, WarmingSeconds);
    }
}
