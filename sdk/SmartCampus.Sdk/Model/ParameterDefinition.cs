namespace SmartCampus.Sdk;

/// <summary>One argument of a command.</summary>
/// <param name="Name">Wire name, camel case.</param>
/// <param name="Title">For people.</param>
/// <param name="Type">Its type.</param>
/// <param name="Required">False when it may be left out.</param>
public sealed record ParameterDefinition(string Name, LocalizedText Title, ModelType Type, bool Required)
{
    /// <summary>UCUM code.</summary>
    public string? Unit { get; init; }

    /// <summary>Smallest allowed value.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>Largest allowed value.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>What the platform fills in when it is left out.</summary>
    public PropertyValue Default { get; init; }

    /// <summary>The members of an enumeration.</summary>
    public IReadOnlyList<EnumOption> Options { get; init; } = [];
}
