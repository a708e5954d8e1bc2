using SmartCampus.Benchmarks.Common;
using SmartCampus.Benchmarks.Processes;
using SmartCampus.Benchmarks.Report;
using SmartCampus.Benchmarks.Simulator;

namespace SmartCampus.Benchmarks.Workloads;

/// <summary>W1: devices whose eight registers change every second, polled once a second, each change pushed to a console.</summary>
internal sealed class PollWorkload : IWorkload
{
    private const double Period = 0.01;
    private const double Growth = 1.05;

    public string Name => "w1";

    public string Title => "W1 poll to browser";

    public async Task RunAsync(BenchPlan plan, BenchReport report, CancellationToken cancellationToken)
    {
        double? smaller = null;
        foreach (int devices in plan.Sizes)
        {
            report.Note($"{devices} devices, a connection each");
            double cpu = await CompareAsync(plan, report, "T1", new Load(new DeviceSet(devices)), cancellationToken);
            if (smaller is not null)
                report.Add(new Figure("W1", $"T1 {devices}: CPU per poll against the size before", "×", cpu / smaller.Value, Goal: new Goal { AtMost = Growth }));
            smaller = cpu;
        }
        foreach (int devices in plan.SharedLineSizes)
        {
            report.Note($"{devices} devices, 100 on a connection");
            await CompareAsync(plan with { Peer = null }, report, "T2", new Load(new DeviceSet(devices) { UnitsPerLine = 100 }), cancellationToken);
        }
        await SilentAsync(plan, report, cancellationToken);
        if (plan.SearchSizes.Count > 0)
            await SearchAsync(plan, report, cancellationToken);
    }

    private static async Task<double> CompareAsync(BenchPlan plan, BenchReport report, string shape, Load load, CancellationToken cancellationToken)
    {
        Runs<RunFigures> runs = await PlatformRun.InTurnAsync(plan, load, cancellationToken);
        int devices = load.Devices.Count;
        void Add(string what, string unit, Func<RunFigures, double> value, Goal? goal) =>
            report.Add(runs.Figure("W1", $"{shape} {devices}: {what}", unit, value, goal));

        Add("devices seen", "", r => r.Client.States.Seen, new Goal { AtLeast = devices });
        Add("intervals over 1.2 s", "share", r => r.Devices.LateShare, new Goal { AtMost = Period });
        Add("interval p99", "ms", r => r.Devices.Interval.P99 / 1000, null);
        Add("CPU per 1,000 polls", "s", r => r.CpuPerThousandPolls, new Goal { RatioAtMost = devices >= 5000 ? 2.0 : 1.4, PeerRatioAtMost = 0.3 });
        Add("push p50", "ms", r => r.Client.States.Push.P50 / 1000, new Goal { AtMost = 30 });
        Add("push p99", "ms", r => r.Client.States.Push.P99 / 1000, new Goal { AtMost = 60 });
        Add("memory", "MB", r => r.Megabytes, Memory(devices));
        Add("bytes to the console per update", "B", r => r.Client.Bytes / (double)r.Client.States.Updates, null);
        return Median.Of(runs.Product, r => r.CpuPerThousandPolls);
    }

    private static Goal? Memory(int devices) => devices switch
    {
        < 1000 => new Goal { AtMost = 180 },
        1000 => new Goal { AtMost = 180, PeerRatioAtMost = 1 },
        5000 => new Goal { AtMost = 300 },
        _ => null,
    };

    /// <summary>One device in ten is dead; the others must not notice.</summary>
    private static async Task SilentAsync(BenchPlan plan, BenchReport report, CancellationToken cancellationToken)
    {
        int devices = Math.Min(1000, plan.Sizes[^1]);
        report.Note($"{devices} devices, one in ten silent");
        RunFigures run = await PlatformRun.ProductAsync(plan, new Load(new DeviceSet(devices)) { Silent = devices / 10 }, cancellationToken);
        report.Add(new Figure("W1", $"T1 {devices}, one in ten silent: the others' interval p99", "ms", run.Devices.Interval.P99 / 1000, Goal: new Goal { AtMost = 1050 }));
    }

    private static async Task SearchAsync(BenchPlan plan, BenchReport report, CancellationToken cancellationToken)
    {
        int most = await MostAsync(
            plan.SearchSizes,
            load => PlatformRun.ProductAsync(plan, load, cancellationToken),
            (devices, late) => report.Add(new Figure("W1", $"T1 {devices}: intervals over 1.2 s", "share", late)));
        double? peerMost = plan.Peer is { } peer
            ? await MostAsync(
                plan.PeerSearchSizes,
                load => PlatformRun.PeerAsync(plan, peer, load, cancellationToken),
                (devices, late) => report.Note($"the peer with {devices} devices: intervals over 1.2 s {late:0.####}"))
            : null;
        var goal = new Goal { AtLeast = 15_000, PeerRatioAtLeast = 5 };
        report.Add(new Figure("W1", "T1: most devices tried that keep 1 Hz", "devices", most, Goal: goal, Peer: peerMost));
        if (most == 0)
            return;
        report.Note($"{most / 2} devices beside a program that eats one core");
        RunFigures besides = await PlatformRun.ProductAsync(plan, new Load(new DeviceSet(most / 2)) { WithForeignLoad = true }, cancellationToken);
        report.Add(new Figure("W1", $"T1 {most / 2} beside a busy core: intervals over 1.2 s", "share", besides.Devices.LateShare, Goal: new Goal { AtMost = Period }));
    }

    /// <summary>The most of these numbers of devices, tried in order, with which a platform keeps the period.</summary>
    private static async Task<int> MostAsync(IReadOnlyList<int> sizes, Func<Load, Task<RunFigures>> run, Action<int, double> tell)
    {
        int most = 0;
        foreach (int devices in sizes)
        {
            SimulatorStats seen = (await run(new Load(new DeviceSet(devices)))).Devices;
            tell(devices, seen.LateShare);
            if (seen.LateShare > Period || seen.Seen < devices)
                break;
            most = devices;
        }
        return most;
    }
}
