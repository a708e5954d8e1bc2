namespace SmartCampus.Host.Uplinks;

/// <summary>What became of a message, from least to best.</summary>
internal enum UplinkOutcome
{
    /// <summary>Its driver could not take it now; it is to be posted again.</summary>
    Busy,

    /// <summary>No device that is configured here has its address in the message.</summary>
    UnknownDevice,

    /// <summary>It has nothing to report.</summary>
    Ignored,

    /// <summary>It was taken in before.</summary>
    Repeated,

    /// <summary>Its device's driver cannot use it.</summary>
    Refused,

    /// <summary>It was taken in.</summary>
    Taken,
}
