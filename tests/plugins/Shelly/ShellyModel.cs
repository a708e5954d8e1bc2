using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SmartCampus.Plugins.Shelly.Tests;

/// <summary>What a Gen2 device knows and answers, written from the API document.</summary>
internal class ShellyModel
{
    public const string Id = "shellypro4pm-f008d1d8b8b8";
    private long nonce = 1625038762;

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

    /// <summary>Requests with their parameters, e.g. <c>Switch.Set {"id":0,"on":true}</c>.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    public int Challenges { get; private set; }

    /// <summary>A frame that the device sends by itself.</summary>
    public static string Notification(string peer, string method, string parameters) =>
        $$$"""{"src":"{{{Id}}}","dst":"{{{peer}}}","method":"{{{method}}}","params":{"ts":1631186545.04,{{{parameters}}}}}""";

    /// <summary>The answer to a frame, empty for none, and who sent it.</summary>
    public (string Answer, string Peer) AnswerTo(string frame)
    {
        using JsonDocument document = JsonDocument.Parse(frame);
        JsonElement request = document.RootElement;
        long id = request.GetProperty("id").GetInt64();
        string method = request.GetProperty("method").GetString()!;
        string peer = request.GetProperty("src").GetString()!;
        JsonElement parameters = request.TryGetProperty("params", out JsonElement given) ? given : default;
        Requests.Enqueue(parameters.ValueKind == JsonValueKind.Object ? $"{method} {parameters}" : method);
        if (Instead(method)?.Replace("$id", id.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) is { } other)
            return (other, peer);
        string content = method != "Shelly.GetDeviceInfo" && !IsAllowed(request) ? Challenge() : Result(method, parameters);
        return ($$"""{"id":{{id}},"src":"{{Id}}","dst":"{{peer}}",{{content}}}""", peer);
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
