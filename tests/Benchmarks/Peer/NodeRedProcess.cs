using SmartCampus.Benchmarks.Common;
using SmartCampus.Benchmarks.Processes;

namespace SmartCampus.Benchmarks.Peer;

/// <summary>Node-RED, running. Its flow speaks to consoles as the limit program does, so it needs no token.</summary>
internal sealed class NodeRedProcess : IPlatform
{
    private readonly ChildProcess process;

    private NodeRedProcess(int port, long startedAt, ChildProcess process)
    {
        Port = port;
        StartedAt = startedAt;
        this.process = process;
    }

    public int Port { get; }

    public string? Token => null;

    public long StartedAt { get; }

    /// <summary>Starts it; it may not listen yet.</summary>
    /// <param name="program">Path of its main script.</param>
    /// <param name="user">The folder with its settings and flow.</param>
    /// <param name="port">Where it shall listen.</param>
    public static NodeRedProcess Launch(string program, string user, int port)
    {
        long now = WallClock.Microseconds();
        return new NodeRedProcess(port, now, ChildProcess.StartProgram("node", [program, "--userDir", user, "--port", $"{port}"]));
    }

    public ProcessUsage Usage() => ProcessUsage.Of(process.Id);

    public ValueTask DisposeAsync() => process.DisposeAsync();
}
