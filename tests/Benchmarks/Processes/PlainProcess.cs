using SmartCampus.Benchmarks.Common;

namespace SmartCampus.Benchmarks.Processes;

/// <summary>A program that needs no token: the limit program, or the peer, whose flow speaks to consoles as the limit program does.</summary>
internal sealed class PlainProcess : IPlatform
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ChildProcess process;

    private PlainProcess(int port, long startedAt, ChildProcess process)
    {
        Port = port;
        StartedAt = startedAt;
        this.process = process;
    }

    public int Port { get; }

    public string? Token => null;

    public long StartedAt { get; }

    /// <summary>Starts the limit program; it may not be ready yet.</summary>
    public static PlainProcess LaunchLimit(DeviceSet devices, int port)
    {
        long now = WallClock.Microseconds();
        return new PlainProcess(port, now, ChildProcess.StartSelf(
            "limit",
            "--devices", $"{devices.Count}",
            "--first-port", $"{devices.FirstPort}",
            "--units-per-line", $"{devices.UnitsPerLine}",
            "--port", $"{port}"));
    }

    /// <summary>Starts Node-RED; it may not listen yet.</summary>
    /// <param name="program">Path of its main script.</param>
    /// <param name="user">The folder with its settings and flow.</param>
    /// <param name="port">Where it shall listen.</param>
    public static PlainProcess LaunchNodeRed(string program, string user, int port)
    {
        long now = WallClock.Microseconds();
        return new PlainProcess(port, now, ChildProcess.StartProgram("node", [program, "--userDir", user, "--port", $"{port}"]));
    }

    /// <summary>Waits for the limit program's word that it listens.</summary>
    public Task ReadyAsync(CancellationToken cancellationToken) => process.ReadLineAsync(Patience, cancellationToken);

    public ProcessUsage Usage() => ProcessUsage.Of(process.Id);

    public ValueTask DisposeAsync() => process.DisposeAsync();
}
