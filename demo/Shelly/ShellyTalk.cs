using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace SmartCampus.Demo.Shelly;

/// <summary>One WebSocket with a Shelly. It is told of changes once it has sent a frame that says who it is.</summary>
/// <param name="device">The device.</param>
/// <param name="gate">Held while the device is touched.</param>
/// <param name="socket">The connection, already upgraded.</param>
internal sealed class ShellyTalk(ShellyDevice device, Lock gate, WebSocket socket)
{
    private const int LongestFrame = 8192;

    private readonly ShellyRpc _rpc = new(device);

    // Who does not read loses the oldest, as on the device, whose memory is small.
    private readonly Channel<string> _out = Channel.CreateBounded<string>(new BoundedChannelOptions(32) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
    private string? _name;

    /// <summary>Serves until the other side goes.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        Task writing = WriteAsync(cancellationToken);
        try
        {
            byte[] buffer = new byte[LongestFrame];
            while (await ReadAsync(buffer, cancellationToken) is { } frame)
                Hear(frame);
            if (socket.State == WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
        }
        catch (WebSocketException)
        {
            // The other side went without a word.
        }
        finally
        {
            lock (gate)
                device.Listeners.Remove(this);
            _out.Writer.TryComplete();
            await writing;
        }
    }

    /// <summary>Pushes a part of the status. Under the campus gate.</summary>
    public void Notify(JsonObject part)
    {
        if (!device.Mute)
            _out.Writer.TryWrite(new JsonObject { ["src"] = device.Id, ["dst"] = _name, ["method"] = "NotifyStatus", ["params"] = part }.ToJsonString());
    }

    private void Hear(string frame)
    {
        if (Parse(frame) is not { } request)
            return;
        lock (gate)
        {
            if (_name is null && request["src"] is JsonValue name)
            {
                _name = name.ToString();
                device.Listeners.Add(this);
            }
            if (_rpc.Answer(request, "WS_in") is { } answer && !device.Mute)
                _out.Writer.TryWrite(answer.ToJsonString());
        }
    }

    private async Task<string?> ReadAsync(byte[] buffer, CancellationToken cancellationToken)
    {
        int length = 0;
        while (length < buffer.Length)
        {
            ValueWebSocketReceiveResult part = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            length += part.Count;
            if (part.EndOfMessage)
                return Encoding.UTF8.GetString(buffer, 0, length);
        }
        return null; // too long: the device ends such a connection
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (string frame in _out.Reader.ReadAllAsync(cancellationToken))
                await socket.SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The reader sees the end too.
        }
    }

    private static JsonObject? Parse(string frame)
    {
        try
        {
            return JsonNode.Parse(frame) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
