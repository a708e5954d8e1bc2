using System.Collections.Concurrent;
using System.Text;

namespace SmartCampus.Benchmarks.Client;

/// <summary>Commands to the limit program or the peer, over the console's own WebSocket.</summary>
internal sealed class LimitLane(ConsoleSocket console, ConcurrentDictionary<long, TaskCompletionSource> waiting, int lane) : ICommandLane
{
    private long last;

    public async ValueTask<string?> SwitchAsync(int device, bool on, CancellationToken cancellationToken)
    {
        long id = ((long)lane << 32) | ++last;
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting[id] = end;
        console.Frames.Send(Encoding.ASCII.GetBytes($"{{\"id\":{id},\"d\":{device},\"on\":{(on ? "true" : "false")}}}"));
        await end.Task.WaitAsync(cancellationToken);
        return null;
    }

    public void Dispose()
    {
    }
}
