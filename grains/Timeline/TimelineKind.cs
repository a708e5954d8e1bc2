namespace SmartCampus.Grains.Timeline;

/// <summary>What kind of thing happened.</summary>
public enum TimelineKind
{
    /// <summary>Online, offline, degraded.</summary>
    Availability,

    /// <summary>A property that is not a number changed.</summary>
    Property,

    /// <summary>A momentary fact.</summary>
    Event,

    /// <summary>A command ended.</summary>
    Command,

    /// <summary>The configuration changed.</summary>
    Configuration,

    /// <summary>The platform enforced a limit.</summary>
    Safety,
}
