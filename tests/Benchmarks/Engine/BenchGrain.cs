using Orleans;

namespace SmartCampus.Benchmarks.Engine;

/// <inheritdoc cref="IBenchGrain"/>
internal sealed class BenchGrain : Grain, IBenchGrain
{
    public Task<int> EchoAsync(int value) => Task.FromResult(value);
}
