using System.Collections.Concurrent;

namespace SmartCampus.Host.Tests.Running;

/// <summary>The units behind one line, on TCP or on a pseudo-terminal. A unit that no test has named does not answer.</summary>
internal abstract class FaultyDevice : IAsyncDisposable
{
    private readonly ConcurrentDictionary<int, FaultyUnit> units = new();

    /// <summary>The line, as the settings name it.</summary>
    public abstract string Line { get; }

    /// <summary>A unit; made when it is first named.</summary>
    public FaultyUnit this[int unit] => units.GetOrAdd(unit, static _ => new FaultyUnit());

    public static async Task<FaultyDevice> StartAsync(bool serial) => serial ? await FaultyRtu.StartAsync() : FaultyTcp.Start();

    /// <summary>Takes the line away, as when its adapter is pulled out or the gateway loses power.</summary>
    public abstract Task PullOutAsync();

    /// <summary>Puts it back.</summary>
    public abstract Task PlugInAsync();

    public abstract ValueTask DisposeAsync();

    protected FaultyUnit? Find(int unit) => units.GetValueOrDefault(unit);
}
