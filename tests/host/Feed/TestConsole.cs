using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using SmartCampus.Host.Feed;

namespace SmartCampus.Host.Tests.Feed;

/// <summary>A console's end of the hub: takes pushes at once, or not at all while it is stuck.</summary>
internal sealed class TestConsole : ISingleClientProxy
{
    private readonly ConcurrentQueue<(long Sequence, JsonElement Columns)> pushes = new();
    private TaskCompletionSource stuck = new();

    public TestConsole()
    {
        Connection = new FeedConnection("c", this);
        stuck.SetResult();
    }

    public FeedConnection Connection { get; }

    public IReadOnlyList<(long Sequence, JsonElement Columns)> Pushes => [.. pushes];

    /// <summary>From now on it does not read.</summary>
    public void Stick() => stuck = new TaskCompletionSource();

    /// <summary>It reads again.</summary>
    public void Unstick() => stuck.SetResult();

    public Task SendCoreAsync(string method, object?[] args, CancellationToken cancellationToken = default)
    {
        pushes.Enqueue(((long)args[2]!, JsonSerializer.Deserialize<JsonElement>(Encoding.UTF8.GetString(((RawJson)args[3]!).Utf8.Span))));
        return stuck.Task;
    }

    public Task<T> InvokeCoreAsync<T>(string method, object?[] args, CancellationToken cancellationToken) => throw new NotSupportedException();
}
