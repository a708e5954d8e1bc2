using System.Diagnostics;
using SmartCampus.Benchmarks.Common;

namespace SmartCampus.Benchmarks.Client;

/// <summary>Keeps a number of commands in flight; each lane has devices of its own, so that no device has two at once.</summary>
internal sealed class CommandLoad(IReadOnlyList<ICommandLane> lanes, int devices, TimeSpan pause)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Histogram latency = new();
    private volatile bool isMeasuring;
    private long confirmed;
    private long failed;
    private string? problem;

    public void StartMeasuring() => isMeasuring = true;

    public CommandFigures Figures() => new(Interlocked.Read(ref confirmed), Interlocked.Read(ref failed), latency.Summary(), problem);

    public Task RunAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(lanes.Select((lane, i) => Task.Run(() => RunAsync(lane, i, cancellationToken), CancellationToken.None)));

    private async Task RunAsync(ICommandLane lane, int first, CancellationToken cancellationToken)
    {
        bool on = true;
        int device = first;
        while (!cancellationToken.IsCancellationRequested)
        {
            long start = Stopwatch.GetTimestamp();
            string? said = await AttemptAsync(lane, device, on, cancellationToken);
            if (isMeasuring && !cancellationToken.IsCancellationRequested)
                Count(said, Stopwatch.GetElapsedTime(start));
            if (pause > TimeSpan.Zero)
                await Task.Delay(pause * (0.5 + Random.Shared.NextDouble()), TimeProvider.System, CancellationToken.None); // not in step with the polls
            device += lanes.Count;
            if (device < devices)
                continue;
            device = first;
            on = !on;
        }
    }

    private static async ValueTask<string?> AttemptAsync(ICommandLane lane, int device, bool on, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            return await lane.SwitchAsync(device, on, limit.Token);
        }
        catch (OperationCanceledException)
        {
            return "no end within 10 s";
        }
    }

    private void Count(string? said, TimeSpan took)
    {
        if (said is null)
        {
            Interlocked.Increment(ref confirmed);
            latency.Add((long)took.TotalMicroseconds);
            return;
        }
        Interlocked.Increment(ref failed);
        problem ??= said;
    }
}
