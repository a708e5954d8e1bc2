namespace SmartCampus.Grains.Garden.Model;

/// <summary>In what a step's water is told.</summary>
public enum AmountUnit
{
    /// <summary>Minutes of watering.</summary>
    Minutes,

    /// <summary>Litres.</summary>
    Litres,

    /// <summary>Millimetres over the bed's area.</summary>
    Millimetres,
}
