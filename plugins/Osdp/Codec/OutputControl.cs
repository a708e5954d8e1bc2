namespace SmartCampus.Plugins.Osdp.Codec;

/// <summary>What OUT does to an output. OSDP v2.2, 6.10, table 14.</summary>
internal enum OutputControl : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Off for good; a running timer ends.</summary>
    Off = 1,

    /// <summary>On for good; a running timer ends.</summary>
    On = 2,

    /// <summary>Off for good, once a running timer has ended.</summary>
    OffAfterTimer = 3,

    /// <summary>On for good, once a running timer has ended.</summary>
    OnAfterTimer = 4,

    /// <summary>On for the time given, then back.</summary>
    OnForTime = 5,

    /// <summary>Off for the time given, then back.</summary>
    OffForTime = 6,
}
