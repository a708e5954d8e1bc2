namespace SmartCampus.Demo.Physics;

/// <summary>Power over a day: a base and some humps. Pure.</summary>
/// <param name="Base">Power that is always there, W.</param>
/// <param name="Humps">Hour of the top, width in hours, and power at the top in W.</param>
internal sealed record DayLoad(double Base, params (double Hour, double Width, double Watts)[] Humps)
{
    /// <summary>Mean power over a day, W.</summary>
    public double Average => Base + Humps.Sum(h => h.Watts * h.Width * Math.Sqrt(2 * Math.PI) / 24);

    /// <summary>Power now, W.</summary>
    public double At(CampusTime now) => Base + Humps.Sum(h => h.Watts * Math.Exp(-Math.Pow(Distance(now.Hour, h.Hour) / h.Width, 2) / 2));

    // Around midnight the shorter way counts.
    private static double Distance(double hour, double top) => Math.IEEERemainder(hour - top, 24);
}
