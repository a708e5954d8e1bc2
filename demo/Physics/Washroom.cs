namespace SmartCampus.Demo.Physics;

/// <summary>A restroom's air and supplies: what people leave behind and use up, and a cleaner who fills up what has run out.</summary>
/// <param name="people">How many are in the stalls.</param>
/// <param name="random">Its own generator.</param>
internal sealed class Washroom(Func<int> people, Random random) : IBody
{
    private const double FreshAir = 0.6, PerPerson = 2.2, AiringSeconds = 900;
    private const double SoapPerSecond = 0.008, PaperPerSecond = 0.011, Empty = 3, CleanerSeconds = 1800;

    private readonly Noise _draught = new(0.15, 30, random);
    private double _ammonia = FreshAir;
    private double _untilCleaner = CleanerSeconds;

    /// <summary>Ammonia, ppm.</summary>
    public double Ammonia => Math.Max(0, _ammonia + _draught.Value + (Stale ? 25 : 0));

    /// <summary>True while the ventilation stands still.</summary>
    public bool Stale { get; set; }

    /// <summary>Soap left, %.</summary>
    public double Soap { get; set; } = 40 + 55 * random.NextDouble();

    /// <summary>Paper left, %.</summary>
    public double Paper { get; set; } = 40 + 55 * random.NextDouble();

    /// <summary>True while somebody is there.</summary>
    public bool IsTaken => people() > 0;

    /// <summary>Water on the floor.</summary>
    public Floor Floor { get; } = new();

    /// <inheritdoc/>
    public void Step(CampusTime now, double seconds)
    {
        _draught.Step(seconds);
        _ammonia = Lag.Towards(_ammonia, FreshAir + PerPerson * people(), seconds, AiringSeconds);
        Soap = Math.Max(0, Soap - SoapPerSecond * people() * seconds);
        Paper = Math.Max(0, Paper - PaperPerSecond * people() * seconds);
        if (Soap > Empty && Paper > Empty)
            return;
        _untilCleaner -= seconds;
        if (_untilCleaner <= 0)
            (Soap, Paper, _untilCleaner) = (100, 100, CleanerSeconds);
    }
}
