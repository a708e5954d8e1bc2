using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SmartCampus.Demo.Shelly;

/// <summary>A Shelly's web server: <c>/shelly</c>, <c>/rpc</c> over HTTP and, after an upgrade, over a WebSocket (RFC 6455).</summary>
/// <param name="device">The device.</param>
/// <param name="gate">Held while it is touched.</param>
internal sealed class ShellyPeer(ShellyDevice device, Lock gate)
{
    private const int MostSockets = 6;

    private readonly string _nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    /// <summary>Serves one connection.</summary>
    public async Task ServeAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        while (await HttpRequest.ReadAsync(stream, cancellationToken) is { } request)
        {
            if (request.IsUpgrade && request.Path == "/rpc")
            {
                await UpgradeAsync(stream, request, cancellationToken);
                return;
            }
            string? answer = Answer(request);
            if (answer is not null)
                await stream.WriteAsync(Encoding.UTF8.GetBytes(answer), cancellationToken);
        }
    }

    private async Task UpgradeAsync(NetworkStream stream, HttpRequest request, CancellationToken cancellationToken)
    {
        bool full;
        lock (gate)
            full = device.Listeners.Count >= MostSockets;
        if (full || !request.Headers.TryGetValue("Sec-WebSocket-Key", out string? key))
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(Head("503 Service Unavailable", 0)), cancellationToken);
            return;
        }
        string answer = $"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {AcceptOf(key)}\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), cancellationToken);
        using var socket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true, KeepAliveInterval = TimeSpan.Zero });
        await new ShellyTalk(device, gate, socket).RunAsync(cancellationToken);
    }

    private string? Answer(HttpRequest request)
    {
        lock (gate)
        {
            if (device.Mute)
                return null;
            if (request.Path == "/shelly")
                return Ok(device.Info());
            if (!IsAllowed(request))
            {
                string challenge = $"WWW-Authenticate: Digest qop=\"auth\", realm=\"{device.Id}\", nonce=\"{_nonce}\", algorithm=SHA-256\r\n";
                return Head("401 Unauthorized", 0, challenge);
            }
            var rpc = new ShellyRpc(device);
            if (request is { Method: "POST", Path: "/rpc" })
                return Parse(request.Body) is { } frame ? Ok(rpc.Answer(frame, "HTTP_in") ?? []) : Head("400 Bad Request", 0);
            return request.Path.StartsWith("/rpc/", StringComparison.Ordinal)
                ? Get(rpc.Call(request.Path[5..], Parameters(request.Target), "HTTP_in"))
                : Head("404 Not Found", 0);
        }
    }

    private static string Get(RpcOutcome outcome) => outcome.Error is null
        ? Ok(outcome.Result!)
        : Body("500 Internal Server Error", outcome.Error);

    private bool IsAllowed(HttpRequest request)
    {
        if (device.Password is null || request.Path == "/rpc/Shelly.GetDeviceInfo")
            return true;
        string given = request.Headers.GetValueOrDefault("Authorization", "");
        if (!given.StartsWith("Digest ", StringComparison.Ordinal))
            return false;
        Dictionary<string, string> fields = given[7..].Split(',').Select(f => f.Trim().Split('=', 2)).Where(f => f.Length == 2)
            .GroupBy(f => f[0]).ToDictionary(g => g.Key, g => g.First()[1].Trim('"'));
        string Field(string name) => fields.GetValueOrDefault(name, "");
        string resource = ShellyDevice.Hash($"{request.Method}:{Field("uri")}");
        return Field("username") == "admin" && Field("nonce") == _nonce && Field("uri") == request.Target
            && Field("response") == ShellyDevice.Hash($"{device.Secret}:{_nonce}:{Field("nc")}:{Field("cnonce")}:{Field("qop")}:{resource}");
    }

    /// <summary>The key's answer. RFC 6455, section 4.2.2.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5350", Justification = "RFC 6455 names SHA-1, and no secret hangs on it.")]
    private static string AcceptOf(string key) => Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));

    private static JsonObject Parameters(string target)
    {
        var parameters = new JsonObject();
        foreach (string pair in (target.Contains('?', StringComparison.Ordinal) ? target.Split('?', 2)[1] : "").Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] halves = pair.Split('=', 2);
            parameters[halves[0]] = Value(Uri.UnescapeDataString(halves[^1]));
        }
        return parameters;
    }

    private static JsonNode? Value(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }

    private static JsonObject? Parse(string body) => Value(body) as JsonObject;

    private static string Ok(JsonNode body) => Body("200 OK", body);

    private static string Body(string status, JsonNode body)
    {
        string text = body.ToJsonString();
        return Head(status, Encoding.UTF8.GetByteCount(text)) + text;
    }

    private static string Head(string status, int length, string more = "") =>
        $"HTTP/1.1 {status}\r\nServer: ShellyHTTP/1.0.0\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n{more}\r\n";
}
