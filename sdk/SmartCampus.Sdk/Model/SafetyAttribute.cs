namespace SmartCampus.Sdk;

/// <summary>What the platform enforces for the trait, even when the plugin forgets.</summary>
/// <param name="property">The property that tells whether it is on.</param>
/// <param name="on">The value that means on.</param>
/// <param name="off">The command that turns it off.</param>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class SafetyAttribute(string property, object on, string off) : Attribute
{
    /// <summary>The property that tells whether it is on.</summary>
    public string Property { get; } = property;

    /// <summary>The value that means on.</summary>
    public object On { get; } = on;

    /// <summary>The command that turns it off.</summary>
    public string Off { get; } = off;

    /// <summary>Longest continuous on, in seconds; above 0.</summary>
    public double LongestOnSeconds { get; init; } = 3600;

    /// <summary>Turn it off by command when the device is back after a lost link.</summary>
    public bool OffOnLinkLost { get; init; }

    /// <summary>Another trait's property: while it has <see cref="ExceptValue"/> by a command of the platform, that trait's limit counts in place of this one.</summary>
    public string? ExceptProperty { get; init; }

    /// <summary>The value of <see cref="ExceptProperty"/>; it must be what that trait's own safety watches.</summary>
    public object? ExceptValue { get; init; }

    /// <summary>What can go wrong.</summary>
    public HazardClass Hazard { get; init; }
}
