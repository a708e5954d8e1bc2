namespace SmartCampus.Sdk;

/// <summary>What the platform fills in for an optional number or duration that was left out, in the declared unit.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class DefaultAttribute(double value) : Attribute
{
    /// <summary>The value.</summary>
    public decimal Value { get; } = (decimal)value;
}
