namespace SmartCampus.Host.Garden;

/// <summary>What can be done with a garden; each includes those before it.</summary>
internal enum GardenOperation
{
    /// <summary>See it.</summary>
    View,

    /// <summary>Water, stop, skip, note water by hand, acknowledge.</summary>
    Water,

    /// <summary>Change programmes, move, force, pause.</summary>
    Plan,

    /// <summary>Change the garden itself, lift lock-outs, open supplies.</summary>
    Own,
}
