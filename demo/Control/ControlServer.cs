using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using SmartCampus.Demo.Faults;
using SmartCampus.Demo.Sites;

namespace SmartCampus.Demo.Control;

/// <summary>The demo's control endpoint on loopback: <c>GET /faults</c>, <c>POST /faults/{id} {"active":true}</c>, <c>GET /devices</c> (what is really so).</summary>
/// <remarks>A page in a browser cannot use it: the listener takes only its own host name, and a change must be JSON.</remarks>
internal sealed class ControlServer : IDisposable
{
    private const int LongestBody = 1000;

    private readonly Campus _campus;
    private readonly HttpListener _listener;
    private readonly CancellationTokenSource _end = new();

    /// <summary>Starts to listen.</summary>
    /// <param name="campus">The campus.</param>
    /// <param name="port">The port; 0 = any that is free.</param>
    /// <exception cref="HttpListenerException">The port is taken.</exception>
    public ControlServer(Campus campus, int port)
    {
        _campus = campus;
        Url = $"http://127.0.0.1:{(port == 0 ? FreePort() : port)}";
        _listener = new HttpListener { Prefixes = { Url + "/" } };
        _listener.Start();
    }

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Url { get; }

    /// <summary>Serves until disposed.</summary>
    public async Task RunAsync()
    {
        CancellationToken end = _end.Token;
        while (!end.IsCancellationRequested)
        {
            try
            {
                // The token ends the wait: a listener that is being closed still takes a request to wait, and never answers it.
                HttpListenerContext context = await _listener.GetContextAsync().WaitAsync(end);
                await ServeAsync(context);
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or IOException or OperationCanceledException)
            {
                // A client that went away, or the end: the loop's condition tells which.
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _end.Cancel();
        _listener.Close();
    }

    private async Task ServeAsync(HttpListenerContext context)
    {
        (int status, JsonNode body) = await AnswerAsync(context.Request);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await using (var writer = new Utf8JsonWriter(context.Response.OutputStream))
            body.WriteTo(writer);
        context.Response.Close();
    }

    private async Task<(int Status, JsonNode Body)> AnswerAsync(HttpListenerRequest request)
    {
        string[] path = request.Url!.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return (request.HttpMethod, path) switch
        {
            ("GET", ["faults"]) => (200, new JsonArray([.. _campus.Faults.Select(Describe)])),
            ("GET", ["devices"]) => (200, Truth()),
            ("POST", ["faults", var id]) when _campus.Faults.Find(f => f.Id == id) is { } fault => await SetAsync(fault, request),
            ("POST", ["faults", var id]) => (404, Problem($"there is no fault '{id}'; GET /faults lists them")),
            _ => (404, Problem("there are GET /faults, POST /faults/{id} and GET /devices")),
        };
    }

    private static async Task<(int Status, JsonNode Body)> SetAsync(Fault fault, HttpListenerRequest request)
    {
        byte[] body = new byte[LongestBody];
        int length = await request.InputStream.ReadAtLeastAsync(body, LongestBody, throwOnEndOfStream: false);
        if (request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true || length == LongestBody)
            return (400, Problem($"the body must be application/json and shorter than {LongestBody} bytes"));
        try
        {
            bool active = JsonNode.Parse(body.AsSpan(0, length))!["active"]!.GetValue<bool>();
            await fault.SetAsync(active, CancellationToken.None);
            return (200, Describe(fault));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NullReferenceException)
        {
            return (400, Problem("the body must be {\"active\":true} or {\"active\":false}"));
        }
        catch (IOException e)
        {
            return (503, Problem(e.Message));
        }
    }

    private static JsonObject Describe(Fault fault) => new()
    {
        ["id"] = fault.Id,
        ["title"] = CampusFile.Name(fault.En, fault.Zh),
        ["devices"] = new JsonArray([.. fault.Devices.Select(d => JsonValue.Create(d))]),
        ["active"] = fault.Active,
        ["moment"] = fault.IsMoment,
    };

    private JsonObject Truth()
    {
        lock (_campus.Gate)
            return new JsonObject(_campus.Devices.Select(d => KeyValuePair.Create(d.Name.Id, (JsonNode?)d.Truth())));
    }

    private static JsonObject Problem(string detail) => new() { ["error"] = detail };

    private static int FreePort()
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }
}
