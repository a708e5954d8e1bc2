using SmartCampus.Benchmarks.Common;

namespace SmartCampus.Benchmarks.Processes;

/// <summary>The limit program, running.</summary>
internal sealed class LimitProcess : IPlatform
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ChildProcess process;

    private LimitProcess(int port, long startedAt, ChildProcess process)
    {
        Port = port;
        StartedAt = startedAt;
        this.process = process;
    }

    public int Port { get; }

    public string? Token => null;

    public long StartedAt { get; }

    /// <summary>Starts it; it may not be ready yet.</summary>
    public static LimitProcess Launch(DeviceSet devices, int port)
    {
        long now = WallClock.Microseconds();
        return new LimitProcess(port, now, ChildProcess.StartSelf(
            "limit",
            "--devices", $"{devices.Count}",
            "--first-port", $"{devices.FirstPort}",
            "--units-per-line", $"{devices.UnitsPerLine}",
            "--port", $"{port}"));
    }

    public Task ReadyAsync(CancellationToken cancellationToken) => process.ReadLineAsync(Patience, cancellationToken);

    public ProcessUsage Usage() => ProcessUsage.Of(process.Id);

    public ValueTask DisposeAsync() => process.DisposeAsync();
}
