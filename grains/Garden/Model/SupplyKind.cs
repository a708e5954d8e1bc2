namespace SmartCampus.Grains.Garden.Model;

/// <summary>Where the water comes from.</summary>
public enum SupplyKind
{
    /// <summary>The mains; its device, if there is one, is a master valve.</summary>
    Main,

    /// <summary>A pump with its own limits of run and rest.</summary>
    Pump,
}
