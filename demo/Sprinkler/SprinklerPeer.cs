using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace SmartCampus.Demo.Sprinkler;

/// <summary>The controller's web server: one request at a time, the connection closed after each. A connection that says nothing holds the others up.</summary>
/// <param name="controller">The controller.</param>
/// <param name="gate">Held while it is touched.</param>
/// <param name="time">The clock.</param>
internal sealed class SprinklerPeer(SprinklerController controller, Lock gate, TimeProvider time) : IDisposable
{
    private const int LongestRequest = 4000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    private readonly SprinklerApi _api = new(controller);
    private readonly SemaphoreSlim _server = new(1);

    /// <summary>Serves one connection.</summary>
    public async Task ServeAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        await _server.WaitAsync(cancellationToken);
        try
        {
            if (await RequestAsync(stream, cancellationToken) is not { } target)
                return;
            if (Answer(target) is { } answer)
                await stream.WriteAsync(answer, cancellationToken);
            else
                await EndAsync(stream, cancellationToken);
        }
        finally
        {
            _server.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _server.Dispose();

    /// <summary>The target of a GET; <see langword="null"/> when none came in time.</summary>
    private async Task<string?> RequestAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        byte[] buffer = new byte[LongestRequest];
        int length = 0;
        try
        {
            while (buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8) < 0)
            {
                int count = await stream.ReadAsync(buffer.AsMemory(length), either.Token);
                if (count == 0)
                    return null;
                length += count;
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        string[] line = Encoding.ASCII.GetString(buffer, 0, buffer.AsSpan(0, length).IndexOf("\r\n"u8)).Split(' ');
        return line is ["GET", var target, ..] ? target : null;
    }

    /// <summary>Waits until the other side gives up.</summary>
    private static async Task EndAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        byte[] rest = new byte[64];
        while (await stream.ReadAsync(rest, cancellationToken) > 0)
            continue;
    }

    private byte[]? Answer(string target)
    {
        JsonNode? page;
        lock (gate)
        {
            if (controller.Mute)
                return null;
            page = _api.Answer(SprinklerQuery.Parse(target));
        }
        string head = $"HTTP/1.1 {(page is null ? "404 Not Found" : "200 OK")}\r\nContent-Type: application/json\r\nAccess-Control-Allow-Origin: *\r\n"
            + "Cache-Control: max-age=0, no-cache, no-store, must-revalidate\r\nConnection: close\r\n\r\n";
        return Encoding.UTF8.GetBytes(head + (page?.ToJsonString() ?? "{\"result\":32,\"item\":\"\"}"));
    }
}
