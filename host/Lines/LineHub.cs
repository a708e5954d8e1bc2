using Microsoft.Extensions.Logging;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Lines;

/// <summary>All lines of this node, shared by address. Any thread.</summary>
internal sealed class LineHub(TimeProvider time, ILoggerFactory loggers) : IAsyncDisposable
{
    private readonly Dictionary<string, SharedLine> lines = [];
    private readonly Lock gate = new();
    private readonly ILogger logger = loggers.CreateLogger<LineHub>();
    private readonly TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool disposed;
    private long owned;

    /// <summary>The deadlines of all lines.</summary>
    public DeadlineWheel Wheel { get; } = new(time);

    /// <summary>Gives a device access to a line; the line itself is opened at the first turn.</summary>
    /// <param name="address">Where it goes.</param>
    /// <param name="deviceId">The device.</param>
    /// <param name="own">True: over TCP a connection that nobody else shares.</param>
    /// <exception cref="ObjectDisposedException">The host is shutting down.</exception>
    public LineHandle Open(LineAddress address, string deviceId, bool own = false)
    {
        ArgumentNullException.ThrowIfNull(address);
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            string key = own && address.Kind == LineKind.Tcp ? $"{address} {++owned}" : address.ToString();
            if (!lines.TryGetValue(key, out SharedLine? line))
                lines[key] = line = new SharedLine(address, key, ChannelOf(address), this, time, logger);
            var handle = new LineHandle(this, line, deviceId);
            line.Handles.Add(handle);
            return handle;
        }
    }

    /// <summary>Lists the lines that devices use now; connections to one address are one line, as bad as the worst of them.</summary>
    public IReadOnlyList<LineStatus> List()
    {
        lock (gate)
        {
            return
            [
                .. lines.Values.Where(l => l.Handles.Count > 0).Select(l => l.Status).GroupBy(s => s.Address)
                    .Select(same => same.MaxBy(s => s.State)! with { Devices = same.Sum(s => s.Devices) }),
            ];
        }
    }

    /// <summary>Takes a handle back.</summary>
    public void Return(LineHandle handle, SharedLine line)
    {
        lock (gate)
        {
            line.Handles.Remove(handle);
            if (line.Handles.Count == 0)
                CloseIfUnused(line);
        }
    }

    /// <summary>Closes a line that has lost its last device, unless it is talking; then this is called again when it falls silent.</summary>
    public void CloseIfUnused(SharedLine line)
    {
        lock (gate)
        {
            bool known = lines.GetValueOrDefault(line.Key) == line;
            if (!known || line.Handles.Count > 0 || !line.TryClose())
                return;
            lines.Remove(line.Key);
            if (disposed && lines.Count == 0)
                drained.TrySetResult();
        }
    }

    /// <summary>Takes every turn away and closes all lines.</summary>
    public async ValueTask DisposeAsync()
    {
        LineHandle[] handles;
        lock (gate)
        {
            disposed = true;
            handles = [.. lines.Values.SelectMany(l => l.Handles)];
            if (lines.Count == 0)
                drained.TrySetResult();
        }
        foreach (LineHandle handle in handles)
            handle.Dispose();
        await drained.Task;
        Wheel.Dispose();
    }

    private ILineChannel ChannelOf(LineAddress address) =>
        address.Kind == LineKind.Tcp ? new TcpChannel(address) : new SerialChannel(address, time);
}
