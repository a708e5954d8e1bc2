namespace SmartCampus.Grains.Devices;

/// <summary>Whether a device can be reached.</summary>
public enum AvailabilityState
{
    /// <summary>Not known yet.</summary>
    Unknown,

    /// <summary>It answers.</summary>
    Online,

    /// <summary>It answers, but some values are in error.</summary>
    Degraded,

    /// <summary>It does not answer.</summary>
    Offline,
}
