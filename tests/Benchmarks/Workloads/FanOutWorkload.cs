using SmartCampus.Benchmarks.Common;
using SmartCampus.Benchmarks.Processes;
using SmartCampus.Benchmarks.Report;

namespace SmartCampus.Benchmarks.Workloads;

/// <summary>F: what each further console costs that looks at all devices.</summary>
internal sealed class FanOutWorkload : IWorkload
{
    private const int Consoles = 100;
    private const double Microseconds = 1_000_000;

    public string Name => "fanout";

    public string Title => "F fan-out to 100 consoles";

    public async Task RunAsync(BenchPlan plan, BenchReport report, CancellationToken cancellationToken)
    {
        var one = new Load(new DeviceSet(plan.IsQuick ? 200 : 1000));
        report.Note($"{one.Devices.Count} devices, 1 console and {Consoles} consoles");
        List<(RunFigures One, RunFigures Many)> product = [];
        List<(RunFigures One, RunFigures Many)> limit = [];
        for (int i = 0; i < plan.Repeats; i++)
        {
            Load many = one with { Consoles = Consoles };
            product.Add((await PlatformRun.ProductAsync(plan, one, cancellationToken), await PlatformRun.ProductAsync(plan, many, cancellationToken)));
            limit.Add((await PlatformRun.LimitAsync(plan, one, cancellationToken), await PlatformRun.LimitAsync(plan, many, cancellationToken)));
        }
        report.Add(new Figure("F", "CPU per delivery of a device's state", "µs", Median.Of(product, PerDelivery), Median.Of(limit, PerDelivery), new Goal { AtMost = 0.7 }));
        report.Add(new Figure("F", $"{Consoles} consoles: CPU more than one", "share of a core", Median.Of(product, More), Median.Of(limit, More), new Goal { AtMost = 0.1 }));
        report.Add(new Figure("F", $"{Consoles} consoles: push p99", "ms", Median.Of(product, r => r.Many.Client.States.Push.P99 / 1000), Median.Of(limit, r => r.Many.Client.States.Push.P99 / 1000)));
    }

    private static double More((RunFigures One, RunFigures Many) run) => run.Many.CpuPerSecond - run.One.CpuPerSecond;

    private static double PerDelivery((RunFigures One, RunFigures Many) run) =>
        More(run) * run.Many.Client.Seconds / (run.Many.Client.States.Updates * (Consoles - 1.0)) * Microseconds;
}
