using SmartCampus.Benchmarks.Common;
using SmartCampus.Benchmarks.Report;

namespace SmartCampus.Benchmarks.Workloads;

/// <summary>What repeated runs of one load showed, for each platform.</summary>
/// <typeparam name="T">What one run shows.</typeparam>
internal sealed class Runs<T>
{
    private readonly List<T> product = [];
    private readonly List<T> limit = [];
    private readonly List<T> peer = [];

    public IReadOnlyList<T> Product => product;

    public IReadOnlyList<T> Limit => limit;

    /// <summary>Empty when no peer takes part.</summary>
    public IReadOnlyList<T> Peer => peer;

    /// <summary>Runs the platforms in turn, so that whatever else happens on the machine happens to all.</summary>
    public static async Task<Runs<T>> InTurnAsync(int repeats, Func<Task<T>> product, Func<Task<T>> limit, Func<Task<T>>? peer)
    {
        var made = new Runs<T>();
        for (int i = 0; i < repeats; i++)
        {
            made.product.Add(await product());
            made.limit.Add(await limit());
            if (peer is not null)
                made.peer.Add(await peer());
        }
        return made;
    }

    /// <summary>The medians of a value.</summary>
    public Figure Figure(string workload, string what, string unit, Func<T, double> value, Goal? goal = null) =>
        new(workload, what, unit, Median.Of(product, value), Median.Of(limit, value), goal, peer.Count > 0 ? Median.Of(peer, value) : null);
}
