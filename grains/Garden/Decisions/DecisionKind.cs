namespace SmartCampus.Grains.Garden.Decisions;

/// <summary>What a line of the garden's record tells of.</summary>
public enum DecisionKind
{
    /// <summary>A bed will be watered.</summary>
    Planned,

    /// <summary>A bed is not watered.</summary>
    Skipped,

    /// <summary>A bed was watered.</summary>
    Watered,

    /// <summary>A watering ended before its time.</summary>
    Stopped,

    /// <summary>A watering did not work.</summary>
    Failed,

    /// <summary>A person did something.</summary>
    Person,

    /// <summary>A safety rule acted.</summary>
    Safety,
}
