namespace SmartCampus.Grains.Garden.Days;

/// <summary>What a person decided of one run ahead.</summary>
public enum RunOverrideKind
{
    /// <summary>It is left out.</summary>
    Skip,

    /// <summary>It is at another time.</summary>
    Move,

    /// <summary>It is run whatever the weather rules say.</summary>
    Force,
}
