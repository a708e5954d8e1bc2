using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace SmartCampus.Host.Tests.Running;

/// <summary>A console on the hub: SignalR's JSON protocol over a web socket, by hand.</summary>
public sealed class HubClient : IAsyncDisposable
{
    private const byte RecordEnd = 0x1E;

    private readonly ClientWebSocket socket = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> calls = new();
    private readonly ConcurrentQueue<HubPush> pushes = new();
    private readonly CancellationTokenSource end = new();
    private Task receiving = Task.CompletedTask;
    private int lastCall;

    private HubClient()
    {
    }

    /// <summary>All pushes so far, in order.</summary>
    public IReadOnlyList<HubPush> Pushes => [.. pushes];

    public static async Task<HubClient> ConnectAsync(Uri host, string? cookie, string? token = null)
    {
        var client = new HubClient();
        if (cookie is not null)
            client.socket.Options.SetRequestHeader("Cookie", cookie);
        if (token is not null)
            client.socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        await client.socket.ConnectAsync(new UriBuilder(host) { Scheme = "ws", Path = "/hub" }.Uri, CancellationToken.None);
        await client.SendAsync("""{"protocol":"json","version":1}""");
        client.receiving = Task.Run(client.ReceiveAsync);
        return client;
    }

    /// <summary>Calls a hub method.</summary>
    /// <exception cref="HubRefusedException">The hub says no.</exception>
    public async Task<JsonElement> InvokeAsync(string method, params object?[] arguments)
    {
        string id = $"{Interlocked.Increment(ref lastCall)}";
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        calls[id] = answer;
        await SendAsync(JsonSerializer.Serialize(new { type = 1, invocationId = id, target = method, arguments }));
        JsonElement completion = await Eventually.GetAsync(answer.Task, $"the hub's answer to {method}");
        return completion.TryGetProperty("error", out JsonElement error) ? throw new HubRefusedException(error.GetString()!) : completion.At("result");
    }

    public Task<JsonElement> SubscribeAsync(object view) => InvokeAsync("Subscribe", view);

    public IReadOnlyList<HubPush> PushesOf(JsonElement snapshot) => [.. pushes.Where(p => p.Subscription == snapshot.Text("sub"))];

    /// <summary>Waits for a push of a subscription that is as it must be.</summary>
    public async Task<HubPush> SeeAsync(JsonElement snapshot, Func<HubPush, bool> isRight, string what) =>
        (await Eventually.SeeAsync(() => PushesOf(snapshot).FirstOrDefault(isRight), p => p is not null, what))!;

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        socket.Abort();
        await receiving;
        socket.Dispose();
        end.Dispose();
    }

    private async Task ReceiveAsync()
    {
        var message = new MemoryStream();
        byte[] buffer = new byte[16 * 1024];
        try
        {
            while (!end.IsCancellationRequested)
            {
                WebSocketReceiveResult part = await socket.ReceiveAsync(buffer, end.Token);
                foreach (byte b in buffer.AsMemory(0, part.Count).ToArray())
                {
                    if (b != RecordEnd)
                    {
                        message.WriteByte(b);
                        continue;
                    }
                    Take(JsonSerializer.Deserialize<JsonElement>(message.ToArray()));
                    message.SetLength(0);
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // The end of the connection, from this side or the other.
            foreach (TaskCompletionSource<JsonElement> call in calls.Values)
                call.TrySetException(new InvalidOperationException("The connection to the hub has ended.", e));
        }
    }

    private void Take(JsonElement record)
    {
        if (record.Text("type") == "1")
        {
            JsonElement arguments = record.At("arguments");
            pushes.Enqueue(new HubPush(arguments[0].GetString()!, arguments[1].GetString()!, arguments[2].GetInt64(), arguments[3]));
        }
        else if (record.Text("type") == "3" && calls.TryRemove(record.Text("invocationId")!, out TaskCompletionSource<JsonElement>? call))
        {
            call.TrySetResult(record);
        }
    }

    private Task SendAsync(string record) =>
        socket.SendAsync(new ReadOnlyMemory<byte>([.. Encoding.UTF8.GetBytes(record), RecordEnd]), WebSocketMessageType.Text, endOfMessage: true, end.Token).AsTask();
}
