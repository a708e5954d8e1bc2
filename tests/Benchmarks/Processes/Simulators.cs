using System.Text.Json;
using SmartCampus.Benchmarks.Common;
using SmartCampus.Benchmarks.Simulator;

namespace SmartCampus.Benchmarks.Processes;

/// <summary>The simulated devices, in processes of their own of at most 5,000 devices, because each takes two file handles.</summary>
internal sealed class Simulators : IAsyncDisposable
{
    private const int MostLines = 5000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly List<ChildProcess> processes = [];

    public static async Task<Simulators> StartAsync(DeviceSet devices, CancellationToken cancellationToken)
    {
        var made = new Simulators();
        int step = MostLines * devices.UnitsPerLine;
        for (int first = 0; first < devices.Count; first += step)
        {
            made.processes.Add(ChildProcess.StartSelf(
                "sim",
                "--devices", $"{Math.Min(step, devices.Count - first)}",
                "--first-port", $"{devices.FirstPort + (first / devices.UnitsPerLine)}",
                "--units-per-line", $"{devices.UnitsPerLine}",
                "--baud", $"{devices.Baud}"));
        }
        foreach (ChildProcess process in made.processes)
            await process.ReadLineAsync(Patience, cancellationToken);
        return made;
    }

    public async Task ResetAsync(CancellationToken cancellationToken)
    {
        foreach (ChildProcess process in processes)
            await AskAsync(process, "reset", cancellationToken);
    }

    /// <summary>Makes devices silent.</summary>
    public async Task SilenceAsync(int from, int to, CancellationToken cancellationToken) =>
        await AskAsync(processes[0], $"offline {from} {to}", cancellationToken);

    /// <summary>What all devices saw; the shares and quantiles are those of the worst process.</summary>
    public async Task<SimulatorStats> StatsAsync(CancellationToken cancellationToken)
    {
        List<SimulatorStats> all = [];
        foreach (ChildProcess process in processes)
            all.Add(JsonSerializer.Deserialize<SimulatorStats>(await AskAsync(process, "stats", cancellationToken), BenchJson.Line)!);
        SimulatorStats worst = all.MaxBy(s => s.LateShare)!;
        return worst with { Seen = all.Sum(s => s.Seen), Polls = all.Sum(s => s.Polls), Writes = all.Sum(s => s.Writes), Errors = all.Sum(s => s.Errors) };
    }

    public async ValueTask DisposeAsync()
    {
        foreach (ChildProcess process in processes)
            await process.DisposeAsync();
    }

    private static async Task<string> AskAsync(ChildProcess process, string question, CancellationToken cancellationToken)
    {
        await process.WriteLineAsync(question);
        return await process.ReadLineAsync(Patience, cancellationToken);
    }
}
