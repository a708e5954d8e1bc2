using System.Diagnostics;
using Orleans;
using SmartCampus.Benchmarks.Common;
using SmartCampus.Benchmarks.Report;
using SmartCampus.Benchmarks.Workloads;

namespace SmartCampus.Benchmarks.Engine;

/// <summary>E: grain calls a second, their latency and allocation, activations, memory of idle grains. In this process.</summary>
internal sealed class EngineWorkload : IWorkload
{
    private const int Callers = 100;

    public string Name => "engine";

    public string Title => "E embedded engine (limit: Orleans 10 on such a machine, performance.md)";

    public async Task RunAsync(BenchPlan plan, BenchReport report, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        await using EngineHost engine = await EngineHost.StartAsync(cancellationToken);
        await engine.Grains.GetGrain<IBenchGrain>("first").EchoAsync(1);
        double toFirstCall = Stopwatch.GetElapsedTime(start).TotalSeconds;
        await CallAsync([engine.Grains.GetGrain<IBenchGrain>("first")], 1, plan.EngineCalls / 4, null); // JIT
        await OneGrainAsync(plan, report, engine);
        await ManyGrainsAsync(plan, report, engine);
        Add(report, "engine's start to first call", "s", toFirstCall, OrleansFigures.SecondsToFirstCall, null);
    }

    private static async Task OneGrainAsync(BenchPlan plan, BenchReport report, EngineHost engine)
    {
        IBenchGrain grain = engine.Grains.GetGrain<IBenchGrain>("one");
        List<double> rates = [];
        List<double> manyCallers = [];
        var latency = new FineLatency();
        double bytes = 0;
        for (int i = 0; i < plan.Repeats; i++)
        {
            long allocated = GC.GetTotalAllocatedBytes(precise: true);
            rates.Add(await CallAsync([grain], 1, plan.EngineCalls, null));
            bytes = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / (double)plan.EngineCalls;
            manyCallers.Add(await CallAsync([grain], Callers, plan.EngineCalls, null));
            await CallAsync([grain], 1, plan.EngineCalls / 10, latency);
        }
        Add(report, "calls on one grain, one caller", "1/s", Median.Of(rates), OrleansFigures.CallsOnOneGrain, new Goal { RatioAtLeast = 3 });
        Add(report, "calls on one grain, 100 callers", "1/s", Median.Of(manyCallers), OrleansFigures.CallsOfManyCallers, new Goal { AtLeast = 1_000_000 });
        Add(report, "allocated per call", "B", bytes, OrleansFigures.BytesPerCall, new Goal { RatioAtMost = 0.4 });
        Add(report, "call p50", "µs", latency.Quantile(0.5), OrleansFigures.LatencyP50, null);
        Add(report, "call p99", "µs", latency.Quantile(0.99), OrleansFigures.LatencyP99, null);
    }

    private static async Task ManyGrainsAsync(BenchPlan plan, BenchReport report, EngineHost engine)
    {
        IBenchGrain[] grains = [.. Enumerable.Range(0, plan.EngineGrains).Select(i => engine.Grains.GetGrain<IBenchGrain>($"many-{i}"))];
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long start = Stopwatch.GetTimestamp();
        foreach (IBenchGrain grain in grains)
            await grain.EchoAsync(1);
        double activations = grains.Length / Stopwatch.GetElapsedTime(start).TotalSeconds;
        double bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)grains.Length;
        List<double> rates = [];
        for (int i = 0; i < plan.Repeats; i++)
            rates.Add(await CallAsync(grains, Callers, plan.EngineCalls, null));
        Add(report, $"calls over {grains.Length} grains, 100 callers", "1/s", Median.Of(rates), OrleansFigures.CallsOnManyGrains, new Goal { RatioAtLeast = 3 });
        Add(report, "activations", "1/s", activations, OrleansFigures.ActivationsPerSecond, null);
        Add(report, "memory of an idle grain (managed)", "B", bytes, OrleansFigures.BytesPerIdleGrain, new Goal { RatioAtMost = 1 });
    }

    /// <summary>Calls a second. The callers share the calls; each waits for one before it makes the next.</summary>
    private static async Task<double> CallAsync(IBenchGrain[] grains, int callers, int calls, FineLatency? latency)
    {
        long start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            for (int i = caller; i < calls; i += callers)
            {
                long sent = latency is null ? 0 : Stopwatch.GetTimestamp();
                await grains[i % grains.Length].EchoAsync(i);
                latency?.Add(Stopwatch.GetElapsedTime(sent));
            }
        })));
        return calls / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static void Add(BenchReport report, string what, string unit, double value, double orleans, Goal? goal) =>
        report.Add(new Figure("E", what, unit, value, orleans, goal));
}
