using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SmartCampus.Plugins.Shelly.Tests;

/// <summary>A Gen2 device on a real socket, written from the API document: it speaks by itself only to who has sent a frame with <c>src</c>.</summary>
internal sealed class FakeShelly : IDisposable
{
    public const string Id = "shellypro4pm-f008d1d8b8b8";
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly ConcurrentDictionary<int, FakeShellyConnection> open = [];
    private int connections;
    private long nonce = 1625038762;

    public FakeShelly()
    {
        listener.Start();
        Address = $"tcp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        _ = ServeAsync();
    }

    public string Address { get; }

    public string? Password { get; init; }

    /// <summary>Each answer to a challenge is good for one request, as from firmware 2.0 on.</summary>
    public bool NonceOnce { get; init; }

    public bool[] Outputs { get; } = new bool[4];

    /// <summary>Members of a status besides <c>id</c>, <c>source</c> and <c>output</c>.</summary>
    public string Meters { get; set; } = """
        ,"apower":8.9,"voltage":237.5,"current":0.052,"freq":50.0,"aenergy":{"total":6532.250,"by_minute":[45.199,47.141,88.397],"minute_ts":1626935779},"temperature":{"tC":23.5,"tF":74.4}
        """;

    public string Source { get; set; } = "init";

    /// <summary>Answers in place of the device, by method: a whole frame in which <c>$id</c> is the request's; empty for none; null leaves it to the device.</summary>
    public Func<string, string?> Instead { get; set; } = _ => null;

    /// <summary>What to send in place of the upgrade; null for the real one, empty for nothing.</summary>
    public string? Upgrade { get; set; }

    /// <summary>Requests with their parameters, e.g. <c>Switch.Set {"id":0,"on":true}</c>.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    public int Connections => Volatile.Read(ref connections);

    public int Challenges { get; private set; }

    /// <summary>Says something to everybody who has made himself known.</summary>
    public async Task SayAsync(string method, string parameters)
    {
        foreach (FakeShellyConnection connection in open.Values.Where(c => c.Peer is not null))
            await connection.SendAsync($$$"""{"src":"{{{Id}}}","dst":"{{{connection.Peer}}}","method":"{{{method}}}","params":{"ts":1631186545.04,{{{parameters}}}}}""");
    }

    /// <summary>Sends bytes to everybody, as they are, beneath the WebSocket.</summary>
    public async Task SendRawAsync(byte[] bytes)
    {
        foreach (FakeShellyConnection connection in open.Values)
            await connection.Socket.SendAsync(bytes);
    }

    /// <summary>Closes every connection.</summary>
    public void Drop(bool reset)
    {
        foreach (FakeShellyConnection connection in open.Values)
            connection.Drop(reset);
    }

    public void StopListening() => listener.Stop();

    public void Dispose()
    {
        end.Cancel();
        listener.Dispose();
        Drop(reset: true);
        end.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
                _ = ServeOneAsync(await listener.AcceptSocketAsync(end.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeOneAsync(Socket socket)
    {
        int number = Interlocked.Increment(ref connections);
        socket.NoDelay = true;
        using var connection = new FakeShellyConnection(socket);
        open[number] = connection;
        try
        {
            if (!await connection.UpgradeAsync(Upgrade, end.Token))
                return;
            while (await connection.ReceiveAsync(end.Token) is { } frame)
                await AnswerAsync(connection, frame);
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException or IOException or WebSocketException)
        {
            // The client went away, or the test is over.
        }
        finally
        {
            open.TryRemove(number, out _);
        }
    }

    private async Task AnswerAsync(FakeShellyConnection connection, string frame)
    {
        using JsonDocument document = JsonDocument.Parse(frame);
        JsonElement request = document.RootElement;
        long id = request.GetProperty("id").GetInt64();
        string method = request.GetProperty("method").GetString()!;
        connection.Peer = request.GetProperty("src").GetString();
        JsonElement parameters = request.TryGetProperty("params", out JsonElement given) ? given : default;
        Requests.Enqueue(parameters.ValueKind == JsonValueKind.Object ? $"{method} {parameters}" : method);
        string? answer = Instead(method)?.Replace("$id", id.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        if (answer is null)
        {
            string content = method != "Shelly.GetDeviceInfo" && !IsAllowed(request) ? Challenge() : Result(method, parameters);
            answer = $$"""{"id":{{id}},"src":"{{Id}}","dst":"{{connection.Peer}}",{{content}}}""";
        }
        if (answer.Length > 0)
            await connection.SendAsync(answer);
    }

    private string Result(string method, JsonElement parameters)
    {
        if (method == "Shelly.GetDeviceInfo")
            return $$""" "result":{"name":null,"id":"{{Id}}","mac":"F008D1D8B8B8","model":"SPSW-004PE16EU","gen":2,"ver":"0.10.0","auth_en":{{(Password is null ? "false" : "true")}}} """;
        int channel = parameters.GetProperty("id").GetInt32();
        if (channel >= Outputs.Length)
            return $$""" "error":{"code":-105,"message":"Argument 'id', value {{channel}} not found!"} """;
        if (method == "Switch.GetStatus")
            return $$""" "result":{{Status(channel)}} """;
        bool was = Outputs[channel];
        (Outputs[channel], Source) = (parameters.GetProperty("on").GetBoolean(), "WS_in");
        return $$""" "result":{"was_on":{{(was ? "true" : "false")}}} """;
    }

    private string Status(int channel) => $$"""{"id":{{channel}},"source":"{{Source}}","output":{{(Outputs[channel] ? "true" : "false")}}{{Meters}}}""";

    private string Challenge()
    {
        Challenges++;
        nonce++;
        string challenge = $$"""{"auth_type": "digest", "nonce": {{nonce}}, "nc": 1, "realm": "{{Id}}", "algorithm": "SHA-256"}""";
        return $$""" "error":{"code":401,"message":{{JsonSerializer.Serialize(challenge)}}} """;
    }

    private bool IsAllowed(JsonElement request)
    {
        if (Password is null)
            return true;
        if (!request.TryGetProperty("auth", out JsonElement auth) || auth.GetProperty("nonce").GetInt64() != nonce)
            return false;
        string wanted = Hash($"{Hash($"admin:{Id}:{Password}")}:{nonce}:1:{auth.GetProperty("cnonce").GetInt64()}:auth:{Hash("dummy_method:dummy_uri")}");
        bool right = auth.GetProperty("response").GetString() == wanted && auth.GetProperty("username").GetString() == "admin"
            && auth.GetProperty("realm").GetString() == Id && auth.GetProperty("algorithm").GetString() == "SHA-256";
        nonce += right && NonceOnce ? 1 : 0;
        return right;
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
