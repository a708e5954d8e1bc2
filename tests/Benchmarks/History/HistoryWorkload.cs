using System.Diagnostics;
using SmartCampus.Benchmarks.Common;
using SmartCampus.Benchmarks.Processes;
using SmartCampus.Benchmarks.Report;
using SmartCampus.Benchmarks.Workloads;

namespace SmartCampus.Benchmarks.History;

/// <summary>W3: points persisted a second, disk per point, a day to a chart. In this process, beside bare SQLite.</summary>
internal sealed class HistoryWorkload : IWorkload
{
    private const int SecondsOfPolling = 120;
    private const int PropertiesOfADevice = 8;
    private const double Microseconds = 1_000_000;

    private static readonly string[] Properties = [.. Enumerable.Range(0, PropertiesOfADevice).Select(i => $"register.r{i}")];

    public string Name => "w3";

    public string Title => "W3 history (limit: bare SQLite, rows, 1,000 in a transaction)";

    public async Task RunAsync(BenchPlan plan, BenchReport report, CancellationToken cancellationToken)
    {
        List<WriteFigures> product = [];
        List<WriteFigures> bare = [];
        for (int i = 0; i < plan.Repeats; i++)
        {
            product.Add(await WriteAsync(plan.HistoryPoints, cancellationToken));
            bare.Add(WriteBare(plan.HistoryPoints));
        }
        void Add(string what, string unit, Func<WriteFigures, double> value, Goal goal) =>
            report.Add(new Figure("W3", what, unit, Median.Of(product, value), Median.Of(bare, value), goal));

        Add("points persisted", "1/s", f => f.Points / f.Seconds, new Goal { RatioAtLeast = 0.6 });
        Add("CPU per point", "µs", f => f.CpuSeconds / f.Points * Microseconds, new Goal { AtMost = 17 });
        Add("disk per point, packed, with roll-ups", "B", f => f.Bytes / (double)f.Points, new Goal { RatioAtMost = 0.4 });
        await new ChartReads(plan.IsQuick).RunAsync(plan.Repeats, report, cancellationToken);
    }

    private static async Task<WriteFigures> WriteAsync(int points, CancellationToken cancellationToken)
    {
        using var folder = new HostFolder();
        await using HistoryStore store = await HistoryStore.OpenAsync(folder.Data, cancellationToken);
        int devices = points / SecondsOfPolling / PropertiesOfADevice;
        string[] names = [.. Enumerable.Range(0, devices).Select(DeviceNames.RegistersOf)];
        DateTimeOffset start = TimeProvider.System.GetUtcNow().AddSeconds(-SecondsOfPolling);
        (long Time, TimeSpan Cpu) before = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        for (int second = 0; second < SecondsOfPolling; second++)
        {
            for (int device = 0; device < devices; device++)
            {
                DateTimeOffset at = start.AddSeconds(second).AddMilliseconds(device % 1000);
                store.Writer.Add(names[device], Array.ConvertAll(Properties, p => SamplePoints.Reading(p, second + device, at)));
                if ((device + 1) * HistoryStore.TicksPerSecond / devices > device * HistoryStore.TicksPerSecond / devices)
                    await store.Writer.TickAsync();
            }
        }
        await store.PackAsync();
        double seconds = Stopwatch.GetElapsedTime(before.Time).TotalSeconds;
        double cpu = (Environment.CpuUsage.TotalTime - before.Cpu).TotalSeconds;
        int written = devices * PropertiesOfADevice * SecondsOfPolling;
        return new WriteFigures(written, seconds, cpu, await store.MeasureAsync(Path.Combine(folder.Data, "copy.db"), cancellationToken));
    }

    private static WriteFigures WriteBare(int points)
    {
        using var folder = new HostFolder();
        Directory.CreateDirectory(folder.Data);
        using var rows = new BareRows(Path.Combine(folder.Data, "bare.db"));
        (long Time, TimeSpan Cpu) before = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        rows.Write(points, points / SecondsOfPolling);
        double seconds = Stopwatch.GetElapsedTime(before.Time).TotalSeconds;
        return new WriteFigures(points, seconds, (Environment.CpuUsage.TotalTime - before.Cpu).TotalSeconds, rows.Measure());
    }

    private sealed record WriteFigures(int Points, double Seconds, double CpuSeconds, long Bytes);
}
