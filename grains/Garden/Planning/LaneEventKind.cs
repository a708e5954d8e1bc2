namespace SmartCampus.Grains.Garden.Planning;

/// <summary>What happened in a lane.</summary>
internal enum LaneEventKind
{
    /// <summary>A piece was started.</summary>
    Started,

    /// <summary>A step was left out, with a reason.</summary>
    Dropped,

    /// <summary>A step has to wait for a window without water to end.</summary>
    Held,

    /// <summary>The supply was turned on.</summary>
    SupplyOn,

    /// <summary>The supply was turned off.</summary>
    SupplyOff,
}
