namespace SmartCampus.Host.Garden;

/// <summary>What somebody is to a garden.</summary>
internal enum GardenRole
{
    /// <summary>May see it.</summary>
    Viewer,

    /// <summary>May water.</summary>
    Waterer,

    /// <summary>May plan.</summary>
    Planner,

    /// <summary>May do everything.</summary>
    Owner,
}
