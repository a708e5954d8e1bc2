using System.Globalization;

namespace Orleans;

/// <summary>How long callers of this interface method wait; the grain's work goes on when they gave up.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ResponseTimeoutAttribute(string timeout) : Attribute
{
    /// <summary>The time, in the syntax of <see cref="TimeSpan.Parse(string)"/> in the constructor.</summary>
    public TimeSpan? Timeout { get; init; } = TimeSpan.Parse(timeout, CultureInfo.InvariantCulture);
}
