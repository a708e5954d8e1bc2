using SmartCampus.Benchmarks.Common;
using SmartCampus.Benchmarks.Processes;
using SmartCampus.Benchmarks.Report;

namespace SmartCampus.Benchmarks.Workloads;

/// <summary>W2: write a coil, read it back, ledger Confirmed at the client, while 500 devices are polled.</summary>
internal sealed class CommandWorkload : IWorkload
{
    private const int ManyInFlight = 64;
    private const double Microseconds = 1_000_000;

    public string Name => "w2";

    public string Title => "W2 commands, beside polling";

    public async Task RunAsync(BenchPlan plan, BenchReport report, CancellationToken cancellationToken)
    {
        var idle = new Load(new DeviceSet(plan.IsQuick ? 200 : 500) { WithSwitches = true });
        await ManyAsync(plan, report, idle, cancellationToken);
        await OneAtATimeAsync(plan, report, idle, cancellationToken);
        await SlowLineAsync(plan with { Peer = null }, report, cancellationToken);
    }

    private static async Task ManyAsync(BenchPlan plan, BenchReport report, Load idle, CancellationToken cancellationToken)
    {
        report.Note($"{idle.Devices.Count} devices polled, no commands");
        Runs<RunFigures> polling = await PlatformRun.InTurnAsync(plan, idle, cancellationToken);
        report.Note($"{ManyInFlight} commands in flight");
        Runs<RunFigures> runs = await PlatformRun.InTurnAsync(plan, idle with { InFlight = ManyInFlight }, cancellationToken);
        Add(report, runs, "64 in flight: commands a second", "1/s", PerSecond, new Goal { RatioAtLeast = 0.3, PeerRatioAtLeast = 6 });
        Add(report, runs, "64 in flight: p99", "ms", r => r.Client.Commands!.Latency.P99 / 1000, new Goal { AtMost = 40 });
        Add(report, runs, "64 in flight: not confirmed", "commands", r => r.Client.Commands!.Failed, new Goal { AtMost = 0 });
        Add(report, runs, "64 in flight: poll intervals over 1.2 s", "share", r => r.Devices.LateShare, new Goal { AtMost = 0.01 });
        report.Add(new Figure(
            "W2", "64 in flight: CPU per command, polling taken off", "µs",
            PerCommand(runs.Product, polling.Product), PerCommand(runs.Limit, polling.Limit), new Goal { RatioAtMost = 4, PeerRatioAtMost = 0.16 },
            plan.Peer is null ? null : PerCommand(runs.Peer, polling.Peer)));
    }

    private static async Task OneAtATimeAsync(BenchPlan plan, BenchReport report, Load idle, CancellationToken cancellationToken)
    {
        report.Note("one command at a time");
        Runs<RunFigures> runs = await PlatformRun.InTurnAsync(plan, idle with { InFlight = 1 }, cancellationToken);
        Add(report, runs, "one at a time: p50", "ms", r => r.Client.Commands!.Latency.P50 / 1000, new Goal { RatioAtMost = 6, PeerRatioAtMost = 0.12 });
        Add(report, runs, "one at a time: p99", "ms", r => r.Client.Commands!.Latency.P99 / 1000, new Goal { AtMost = 5 });
        Add(report, runs, "one at a time: not confirmed", "commands", r => r.Client.Commands!.Failed, new Goal { AtMost = 0 });
    }

    /// <summary>Now and then a command on a 9,600-baud line: 10 units are polled on it, which takes 41 % of its time.</summary>
    private static async Task SlowLineAsync(BenchPlan plan, BenchReport report, CancellationToken cancellationToken)
    {
        report.Note("one command at a time on a line of 9,600 baud");
        var load = new Load(new DeviceSet(10) { UnitsPerLine = 10, Baud = 9600, WithSwitches = true }) { InFlight = 1, Pause = TimeSpan.FromMilliseconds(210) };
        Runs<RunFigures> runs = await PlatformRun.InTurnAsync(plan, load, cancellationToken);
        Add(report, runs, "9,600 baud: p50", "ms", r => r.Client.Commands!.Latency.P50 / 1000, null);
        Add(report, runs, "9,600 baud: p99", "ms", r => r.Client.Commands!.Latency.P99 / 1000, new Goal { AtMost = 93 });
        Add(report, runs, "9,600 baud: poll intervals over 1.2 s", "share", r => r.Devices.LateShare, new Goal { AtMost = 0.01 });
    }

    private static void Add(BenchReport report, Runs<RunFigures> runs, string what, string unit, Func<RunFigures, double> value, Goal? goal)
    {
        report.Add(runs.Figure("W2", what, unit, value, goal));
        if (runs.Product.Select(r => r.Client.Commands?.Problem).FirstOrDefault(p => p is not null) is { } problem)
            report.Note($"first answer that was no confirmation: {problem}");
    }

    private static double PerSecond(RunFigures run) => run.Client.Commands!.Confirmed / run.Client.Seconds;

    private static double PerCommand(IReadOnlyList<RunFigures> runs, IReadOnlyList<RunFigures> polling)
    {
        double idle = Median.Of(polling, r => r.CpuPerSecond);
        return Median.Of(runs, r => (r.CpuSeconds - (idle * r.Client.Seconds)) / r.Client.Commands!.Confirmed * Microseconds);
    }
}
