using System.Text.Json.Serialization;

namespace SmartCampus.Benchmarks.Report;

/// <summary>One line of the result.</summary>
/// <param name="Workload">W1, W2, …</param>
/// <param name="Name">What was measured.</param>
/// <param name="Unit">In which unit.</param>
/// <param name="Product">The product's figure: the median of the runs.</param>
/// <param name="Limit">The limit program's in the same run.</param>
/// <param name="Goal">The rule it must keep.</param>
/// <param name="Peer">The peer's in the same run; absent when it took no part.</param>
internal sealed record Figure(string Workload, string Name, string Unit, double Product, double? Limit = null, Goal? Goal = null, double? Peer = null)
{
    /// <summary>Product to limit.</summary>
    public double? Ratio => Product / Limit;

    /// <summary>Product to peer; absent too when the peer got nowhere, which is no measure for the product.</summary>
    public double? PeerRatio => Peer > 0 ? Product / Peer : null;

    /// <summary>The bounds that count.</summary>
    [JsonIgnore]
    public IReadOnlyList<GoalBound> Bounds => Goal?.BoundsOf(Product, Ratio, PeerRatio) ?? [];

    /// <summary>Whether the goal is met; absent without one that counts.</summary>
    [JsonPropertyName("met")]
    public bool? IsMet => Bounds is { Count: > 0 } bounds ? bounds.All(b => b.IsKept) : null;
}
