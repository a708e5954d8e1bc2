using SmartCampus.Benchmarks.Common;
using SmartCampus.Benchmarks.Engine;
using SmartCampus.Benchmarks.Fuzz;
using SmartCampus.Benchmarks.History;
using SmartCampus.Benchmarks.Peer;
using SmartCampus.Benchmarks.Processes;
using SmartCampus.Benchmarks.Report;

namespace SmartCampus.Benchmarks.Workloads;

/// <summary>Runs workloads by name. Exit code 0: all were measured (met or missed), 2: no such workload or peer.</summary>
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
            await Console.Error.WriteLineAsync($"'{unknown}' is no workload; there are all, {string.Join(", ", All.Select(w => w.Name))}. Options: --quick, --repeats N, --devices N, --peer {NodeRed.Name}.");
            return 2;
        }
        try
        {
            using NodeRed? peer = await PeerAsync(arguments, cancellationToken);
            await RunAsync(All.Where(w => names.Contains("all") || names.Contains(w.Name)), Plan(arguments) with { Peer = peer }, cancellationToken);
            return 0;
        }
        catch (PeerMissingException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }
    }

    private static async Task RunAsync(IEnumerable<IWorkload> workloads, BenchPlan plan, CancellationToken cancellationToken)
    {
        string? peer = plan.Peer is null ? null : NodeRed.Description;
        var report = new BenchReport(Console.Out, plan.IsQuick, peer);
        await Console.Out.WriteLineAsync(
            $"Engine: {EngineHost.Name}; {Environment.ProcessorCount} cores{(peer is null ? "" : $"; peer: {peer}")}{(plan.IsQuick ? "; quick: a smoke run, its figures mean little" : "")}");
        foreach (IWorkload workload in workloads)
        {
            report.Heading(workload.Title);
            await workload.RunAsync(plan, report, cancellationToken);
        }
        await Console.Out.WriteLineAsync($"{Environment.NewLine}Written to {await report.SaveAsync(Path.Combine(HostFolder.Artifacts, "bench"), EngineHost.Name)}");
    }

    private static BenchPlan Plan(Arguments arguments)
    {
        BenchPlan plan = arguments.Has("quick") ? BenchPlan.Quick : BenchPlan.Full;
        plan = plan with { Repeats = arguments.Integer("repeats", plan.Repeats) };
        if (!arguments.Has("devices"))
            return plan;
        int[] sizes = [arguments.Integer("devices", 0)];
        return plan with { Sizes = sizes, StartSizes = sizes };
    }

    /// <exception cref="PeerMissingException">There is none of that name, or it cannot be had here.</exception>
    private static async Task<NodeRed?> PeerAsync(Arguments arguments, CancellationToken cancellationToken) => arguments.Text("peer") switch
    {
        null => null,
        NodeRed.Name => await NodeRed.InstallAsync(cancellationToken),
        string other => throw new PeerMissingException($"'{other}' is no peer; there is {NodeRed.Name}."),
    };
}
