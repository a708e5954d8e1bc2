namespace SmartCampus.Grains.Garden.Model;

/// <summary>How a start is told.</summary>
public enum StartKind
{
    /// <summary>At a local wall time.</summary>
    Clock,

    /// <summary>At sunrise and an offset.</summary>
    Sunrise,

    /// <summary>At sunset and an offset.</summary>
    Sunset,

    /// <summary>So early that it has ended at a local wall time.</summary>
    FinishBy,
}
