namespace SmartCampus.Sdk;

/// <summary>The smallest and largest value allowed, both included, in the declared unit.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class RangeAttribute(double minimum, double maximum) : Attribute
{
    /// <summary>Smallest allowed.</summary>
    public decimal Minimum { get; } = (decimal)minimum;

    /// <summary>Largest allowed.</summary>
    public decimal Maximum { get; } = (decimal)maximum;
}
