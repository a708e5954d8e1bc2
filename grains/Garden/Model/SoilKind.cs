namespace SmartCampus.Grains.Garden.Model;

/// <summary>Soil by texture, FAO-56 table 19.</summary>
public enum SoilKind
{
    /// <summary>Sand.</summary>
    Sand,

    /// <summary>Loamy sand.</summary>
    LoamySand,

    /// <summary>Sandy loam.</summary>
    SandyLoam,

    /// <summary>Loam.</summary>
    Loam,

    /// <summary>Silt loam.</summary>
    SiltLoam,

    /// <summary>Silt.</summary>
    Silt,

    /// <summary>Silt clay loam.</summary>
    SiltClayLoam,

    /// <summary>Silty clay.</summary>
    SiltyClay,

    /// <summary>Clay.</summary>
    Clay,
}
