using Orleans;

namespace SmartCampus.Benchmarks.Engine;

/// <summary>A grain that does nothing, so that only the engine is measured.</summary>
[Alias("bench")]
public interface IBenchGrain : IGrainWithStringKey
{
    /// <summary>Returns what it is given.</summary>
    [Alias("echo")]
    Task<int> EchoAsync(int value);
}
