namespace SmartCampus.Sdk;

/// <summary>What a <see cref="PropertyValue"/> holds.</summary>
public enum PropertyValueKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>An exact decimal number.</summary>
    Number,

    /// <summary>A text or the wire name of an enumeration's member.</summary>
    Text,
}
