namespace SmartCampus.Grains.Garden.Runs;

/// <summary>Where an opening is.</summary>
public enum ValvePhase
{
    /// <summary>The supply is on, the bed's turn comes after its lead.</summary>
    Waiting,

    /// <summary>Asked to open, not yet read back.</summary>
    Opening,

    /// <summary>Read back as open.</summary>
    Open,

    /// <summary>Asked to close, not yet read back.</summary>
    Closing,
}
