namespace SmartCampus.Sdk;

/// <summary>The type of a property, parameter or event field.</summary>
public enum ModelType
{
    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A decimal number.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A text.</summary>
    Text,

    /// <summary>One of a closed set of wire names.</summary>
    Enum,

    /// <summary>A duration, given as a number of seconds.</summary>
    Duration,
}
