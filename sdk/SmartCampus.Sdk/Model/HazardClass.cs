namespace SmartCampus.Sdk;

/// <summary>What can go wrong when a device stays on.</summary>
public enum HazardClass
{
    /// <summary>Nothing much.</summary>
    None,

    /// <summary>Flooding.</summary>
    Water,

    /// <summary>An open way into the building.</summary>
    Access,

    /// <summary>Electric shock, heat or fire.</summary>
    Electric,
}
