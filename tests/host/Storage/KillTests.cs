using System.Diagnostics;
using System.Globalization;
using SmartCampus.Host.History;
using SmartCampus.Host.Storage.Ledger;

namespace SmartCampus.Host.Tests.Storage;

public sealed class KillTests
{
    private const int Enough = 300;

    [Fact]
    public async Task Kill9_WhileWriting_LosesNothingThatWasAcknowledged()
    {
        StoreLocation location = await new SqliteSource().CreateAsync();
        int last = await RunAndKillAsync(location.Directory);

        await using TestStore store = await TestStore.OpenAsync(location);
        IEnumerable<string> entries = (await store.Get<CommandLedger>().ListOpenAsync(StorageChild.Device, CancellationToken.None)).Select(entry => entry.Id);
        IEnumerable<double> points = await ReadHistoryAsync(store, last);

        Assert.Empty(Enumerable.Range(0, last + 1).Select(number => StorageChild.Entry(number).Id).Except(entries));
        Assert.Equal(Enumerable.Range(0, last + 1).Select(number => (double)number), points);
    }

    private static async Task<IEnumerable<double>> ReadHistoryAsync(TestStore store, int last)
    {
        await store.Get<HistoryWriter>().StartAsync(CancellationToken.None);
        List<HistoryBucket> points = [];
        for (int from = 0; from <= last; from += 1000) // few enough for a chart of single points
        {
            HistoryChart chart = await store.Get<HistoryQueries>().ReadAsync(
                StorageChild.Device, "scale.weight", StorageChild.Start.AddMilliseconds(from), StorageChild.Start.AddMilliseconds(Math.Min(from + 1000, last + 1)), 5000, CancellationToken.None);
            points.AddRange(chart.Points);
        }

        await store.Get<HistoryWriter>().StopAsync(CancellationToken.None);
        return points.Select(point => point.Mean ?? double.NaN);
    }

    /// <summary>The last number that the process acknowledged.</summary>
    private static async Task<int> RunAndKillAsync(string directory)
    {
        ProcessStartInfo start = new("dotnet", ["exec", typeof(KillTests).Assembly.Location, "write-until-killed", directory]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        List<int> acknowledged = [];
        while (acknowledged.Count < Enough && await process.StandardOutput.ReadLineAsync() is { } line)
            acknowledged.Add(int.Parse(line, CultureInfo.InvariantCulture));
        process.Kill();
        string rest = await process.StandardOutput.ReadToEndAsync();
        acknowledged.AddRange(rest[..(rest.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => int.Parse(line, CultureInfo.InvariantCulture)));
        await process.WaitForExitAsync();

        Assert.True(acknowledged.Count >= Enough, $"The process ended after {acknowledged.Count} acknowledgements.");
        return acknowledged[^1];
    }
}
