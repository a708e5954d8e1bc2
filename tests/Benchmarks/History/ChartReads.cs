using System.Diagnostics;
using SmartCampus.Benchmarks.Common;
using SmartCampus.Benchmarks.Processes;
using SmartCampus.Benchmarks.Report;
using SmartCampus.Host.History;

namespace SmartCampus.Benchmarks.History;

/// <summary>A day of one series (86,400 points) and 30 days, to a chart.</summary>
internal sealed class ChartReads(bool isQuick)
{
    private const string Device = "bench-00000";
    private const string Property = "register.r6";
    private const int Reads = 20;
    private const int RawPoints = 5000;
    private const int ChartPoints = 1000;
    private const int Minute = 60;

    private readonly int daySeconds = isQuick ? 8640 : 86_400;
    private readonly int olderMinutes = isQuick ? 0 : 29 * 1440;

    public async Task RunAsync(int repeats, BenchReport report, CancellationToken cancellationToken)
    {
        using var folder = new HostFolder();
        await using HistoryStore store = await HistoryStore.OpenAsync(folder.Data, cancellationToken);
        using var rows = new BareRows(Path.Combine(folder.Data, "bare.db"));
        DateTimeOffset end = TimeProvider.System.GetUtcNow();
        report.Note($"writing {daySeconds} s at 1 Hz and {olderMinutes} min before");
        await FillAsync(store, end.AddSeconds(-daySeconds).AddMinutes(-olderMinutes), olderMinutes, TimeSpan.FromMinutes(1));
        await FillAsync(store, end.AddSeconds(-daySeconds), daySeconds, TimeSpan.FromSeconds(1));
        rows.WriteDay(daySeconds);
        DateTimeOffset day = end.AddSeconds(-daySeconds);
        List<double> raw = [];
        List<double> rolledUp = [];
        List<double> bare = [];
        List<double> month = [];
        for (int i = 0; i < repeats * Reads; i++)
        {
            raw.Add(await ReadAsync(store, day, end, RawPoints, cancellationToken));
            rolledUp.Add(await ReadAsync(store, day, end, isQuick ? ChartPoints / 10 : ChartPoints, cancellationToken));
            bare.Add(ReadBare(rows));
            month.Add(await ReadAsync(store, day.AddMinutes(-olderMinutes), end, ChartPoints, cancellationToken));
        }
        double limit = Median.Of(bare);
        report.Add(new Figure("W3", "a day to a chart, raw", "ms", Median.Of(raw), limit, new Goal { RatioAtMost = 1.5 }));
        report.Add(new Figure("W3", "a day to a chart, rolled up", "ms", Median.Of(rolledUp), limit, new Goal { RatioAtMost = 0.2 }));
        report.Add(new Figure("W3", "30 days to a chart", "ms", Median.Of(month), Goal: new Goal { AtMost = 40 }));
    }

    /// <summary>Writes as polling would: a pack a minute, or after 60 points.</summary>
    private static async Task FillAsync(HistoryStore store, DateTimeOffset from, int points, TimeSpan step)
    {
        for (int i = 0; i < points; i++)
        {
            store.Writer.Add(Device, [SamplePoints.Reading(Property, i, from + (step * i))]);
            if (i % Minute == Minute - 1 || i == points - 1)
                await store.PackAsync();
        }
    }

    private static async Task<double> ReadAsync(HistoryStore store, DateTimeOffset from, DateTimeOffset to, int points, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        HistoryChart chart = await store.Queries.ReadAsync(Device, Property, from, to, points, cancellationToken);
        double took = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return chart.Points.Count > 0 ? took : throw new InvalidOperationException("The chart is empty.");
    }

    private double ReadBare(BareRows rows)
    {
        long start = Stopwatch.GetTimestamp();
        int read = rows.ReadDay();
        double took = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return read == daySeconds ? took : throw new InvalidOperationException($"The day has {read} of {daySeconds} points.");
    }
}
