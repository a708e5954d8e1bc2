namespace SmartCampus.Grains.Garden.Runs;

/// <summary>What a device is asked.</summary>
public enum GardenActionKind
{
    /// <summary>Open the bed's valve, with a lease.</summary>
    Open,

    /// <summary>Close it.</summary>
    Close,

    /// <summary>Turn the supply on, with a lease; again with a longer one while it is on.</summary>
    SupplyOn,

    /// <summary>Turn it off.</summary>
    SupplyOff,
}
