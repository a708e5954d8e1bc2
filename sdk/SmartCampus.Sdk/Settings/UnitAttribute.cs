namespace SmartCampus.Sdk;

/// <summary>The UCUM code of a number's unit, e.g. <c>s</c> or <c>L/min</c>. A time span is given in seconds (<c>s</c>).</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class UnitAttribute(string code) : Attribute
{
    /// <summary>UCUM code.</summary>
    public string Code { get; } = code;
}
