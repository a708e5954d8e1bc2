namespace SmartCampus.Grains.Garden.Water;

/// <summary>How a day's evapotranspiration was found.</summary>
public enum EtMethod
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>FAO-56 Penman–Monteith.</summary>
    PenmanMonteith,

    /// <summary>Hargreaves: only temperatures were known.</summary>
    Hargreaves,

    /// <summary>The usual value of the month: no sensor spoke.</summary>
    Usual,

    /// <summary>The forecast's: no sensor spoke.</summary>
    Forecast,
}
