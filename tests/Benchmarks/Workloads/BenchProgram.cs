using SmartCampus.Benchmarks.Common;
using SmartCampus.Benchmarks.Engine;
using SmartCampus.Benchmarks.Fuzz;
using SmartCampus.Benchmarks.History;
using SmartCampus.Benchmarks.Processes;
using SmartCampus.Benchmarks.Report;

namespace SmartCampus.Benchmarks.Workloads;

/// <summary>Runs workloads by name. Exit code 0: all were measured (met or missed), 2: no such workload.</summary>
internal static class BenchProgram
{
    private static readonly IReadOnlyList<IWorkload> All =
        [new EngineWorkload(), new HistoryWorkload(), new PollWorkload(), new CommandWorkload(), new StartWorkload(), new FanOutWorkload(), new FuzzWorkload()];

    public static async Task<int> RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux())
        {
            await Console.Error.WriteLineAsync("The benchmarks read CPU and memory from /proc, so they run on Linux only.");
            return 2;
        }
        IReadOnlyList<string> names = arguments.Words.Count == 0 ? ["all"] : arguments.Words;
        if (names.FirstOrDefault(n => n != "all" && All.All(w => w.Name != n)) is { } unknown)
        {
            await Console.Error.WriteLineAsync($"'{unknown}' is no workload; there are all, {string.Join(", ", All.Select(w => w.Name))}. Options: --quick, --repeats N.");
            return 2;
        }
        BenchPlan plan = arguments.Has("quick") ? BenchPlan.Quick : BenchPlan.Full;
        plan = plan with { Repeats = arguments.Integer("repeats", plan.Repeats), Sizes = Sizes(arguments) ?? plan.Sizes };
        var report = new BenchReport(Console.Out, plan.IsQuick);
        await Console.Out.WriteLineAsync($"Engine: {EngineHost.Name}; {Environment.ProcessorCount} cores{(plan.IsQuick ? "; quick: a smoke run, its figures mean little" : "")}");
        foreach (IWorkload workload in All.Where(w => names.Contains("all") || names.Contains(w.Name)))
        {
            report.Heading(workload.Title);
            await workload.RunAsync(plan, report, cancellationToken);
        }
        await Console.Out.WriteLineAsync($"{Environment.NewLine}Written to {await report.SaveAsync(Path.Combine(HostFolder.Artifacts, "bench"), EngineHost.Name)}");
        return 0;
    }

    private static int[]? Sizes(Arguments arguments) => arguments.Has("devices") ? [arguments.Integer("devices", 0)] : null;
}
