namespace SmartCampus.Sdk;

/// <summary>A lasting value of a device, as the model knows it.</summary>
/// <param name="Name">Trait and property: <c>valve.flow</c>.</param>
/// <param name="Title">For people.</param>
/// <param name="Type">Its type.</param>
public record PropertyDefinition(string Name, LocalizedText Title, ModelType Type)
{
    /// <summary>UCUM code; every number that has a unit names it.</summary>
    public string? Unit { get; init; }

    /// <summary>Smallest plausible value; below it a reading is an error.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>Largest plausible value; above it a reading is an error.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>True for what changes all the time, e.g. "stable" of a scale: its changes are shown, but not noted in the device's timeline.</summary>
    public bool Fleeting { get; init; }

    /// <summary>The members of an enumeration.</summary>
    public IReadOnlyList<EnumOption> Options { get; init; } = [];

    /// <summary>The property as plain data, without its .NET type, so that nothing holds a plugin's types.</summary>
    internal virtual PropertyDefinition ToDefinition() => this;
}
