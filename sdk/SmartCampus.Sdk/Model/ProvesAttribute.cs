namespace SmartCampus.Sdk;

/// <summary>Names the reading that proves a command done.</summary>
/// <param name="property">The property's name.</param>
/// <param name="value">The value it must have: an enumeration's member, a boolean, a number or a text.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ProvesAttribute(string property, object value) : Attribute
{
    /// <summary>The property's name.</summary>
    public string Property { get; } = property;

    /// <summary>The value that proves.</summary>
    public object Value { get; } = value;

    /// <summary>Seconds after the acknowledgement in which it must be measured; above 0, at most 3600.</summary>
    public double WindowSeconds { get; init; } = 5;
}
