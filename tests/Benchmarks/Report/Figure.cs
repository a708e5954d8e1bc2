using System.Text.Json.Serialization;

namespace SmartCampus.Benchmarks.Report;

/// <summary>One line of the result.</summary>
/// <param name="Workload">W1, W2, …</param>
/// <param name="Name">What was measured.</param>
/// <param name="Unit">In which unit.</param>
/// <param name="Product">The product's figure: the median of the runs.</param>
/// <param name="Limit">The limit program's, or the peer's, in the same run.</param>
/// <param name="Goal">The rule it must keep.</param>
internal sealed record Figure(string Workload, string Name, string Unit, double Product, double? Limit = null, Goal? Goal = null)
{
    /// <summary>Product to limit.</summary>
    public double? Ratio => Product / Limit;

    /// <summary>Whether the goal is met; absent without a goal.</summary>
    [JsonPropertyName("met")]
    public bool? IsMet => Goal?.IsMetBy(Product, Ratio);
}
