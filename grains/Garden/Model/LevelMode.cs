namespace SmartCampus.Grains.Garden.Model;

/// <summary>Where the water level (percent of the plain amount) comes from.</summary>
public enum LevelMode
{
    /// <summary>One number.</summary>
    Manual,

    /// <summary>Twelve numbers.</summary>
    Monthly,

    /// <summary>Yesterday's temperature, humidity and rain.</summary>
    Zimmerman,

    /// <summary>Each bed's soil-water balance.</summary>
    Balance,
}
