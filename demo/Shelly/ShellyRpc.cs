using System.Globalization;
using System.Text.Json.Nodes;

namespace SmartCampus.Demo.Shelly;

/// <summary>JSON-RPC of the second generation: methods, parameters, errors. Shelly API documentation, "Gen2 device API". Under the campus gate.</summary>
/// <param name="device">The device.</param>
internal sealed class ShellyRpc(ShellyDevice device)
{
    private const int Unauthorized = 401, NotFound = 404, MissingArgument = -103, NoSuchItem = -105;

    private static readonly string[] Methods =
        ["Shelly.GetConfig", "Shelly.GetDeviceInfo", "Shelly.GetStatus", "Shelly.ListMethods", "Switch.GetConfig", "Switch.GetStatus", "Switch.Set", "Switch.Toggle", "Sys.GetStatus"];

    private string _nonce = "";

    /// <summary>The answer to a frame; <see langword="null"/> for a notification, which wants none.</summary>
    public JsonObject? Answer(JsonObject frame, string source)
    {
        if (frame["id"] is null)
            return null;
        var answer = new JsonObject { ["id"] = frame["id"]!.DeepClone(), ["src"] = device.Id };
        if (frame["src"] is { } from)
            answer["dst"] = from.DeepClone();
        string method = Text(frame["method"]);
        if (!IsAllowed(method, frame["auth"] as JsonObject))
            answer["error"] = Challenge();
        else
            Put(answer, Call(method, frame["params"] as JsonObject ?? [], source));
        return answer;
    }

    /// <summary>Calls a method that the caller may call: a result, or an error.</summary>
    public RpcOutcome Call(string method, JsonObject parameters, string source)
    {
        if (!Methods.Contains(method))
            return RpcOutcome.Refused(NotFound, $"No handler for {method}");
        if (!method.StartsWith("Switch.", StringComparison.Ordinal))
            return new RpcOutcome(Read(method));
        if (parameters["id"] is not JsonValue value || !value.TryGetValue(out int channel))
            return RpcOutcome.Refused(MissingArgument, "Missing required argument 'id'!");
        return channel < 0 || channel >= device.Channels.Count
            ? RpcOutcome.Refused(NoSuchItem, string.Create(CultureInfo.InvariantCulture, $"Argument 'id', value {channel} not found!"))
            : OfSwitch(method, channel, parameters, source);
    }

    private static void Put(JsonObject answer, RpcOutcome outcome)
    {
        if (outcome.Error is null)
            answer["result"] = outcome.Result;
        else
            answer["error"] = outcome.Error;
    }

    private JsonNode Read(string method) => method switch
    {
        "Shelly.GetDeviceInfo" => device.Info(),
        "Shelly.GetStatus" => device.Status(),
        "Sys.GetStatus" => device.Status()["sys"]!.DeepClone(),
        "Shelly.ListMethods" => new JsonObject { ["methods"] = new JsonArray([.. Methods.Select(m => (JsonNode)m)]) },
        _ => new JsonObject(device.Channels.Select((_, i) => KeyValuePair.Create($"switch:{i}", (JsonNode?)Config(i)))),
    };

    private RpcOutcome OfSwitch(string method, int channel, JsonObject parameters, string source)
    {
        ShellyChannel output = device.Channels[channel];
        var was = new JsonObject { ["was_on"] = output.On };
        switch (method)
        {
            case "Switch.GetStatus":
                return new RpcOutcome(device.Switch(channel));
            case "Switch.GetConfig":
                return new RpcOutcome(Config(channel));
            case "Switch.Toggle":
                output.Set(!output.On, source, Seconds(parameters), device.Now);
                return new RpcOutcome(was);
            default:
                if (parameters["on"] is not JsonValue value || !value.TryGetValue(out bool on))
                    return RpcOutcome.Refused(MissingArgument, "Missing required argument 'on'!");
                output.Set(on, source, Seconds(parameters), device.Now);
                return new RpcOutcome(was);
        }
    }

    private static JsonObject Config(int channel) => new()
    {
        ["id"] = channel,
        ["name"] = null,
        ["in_mode"] = "follow",
        ["initial_state"] = "restore_last",
        ["auto_on"] = false,
        ["auto_off"] = false,
        ["power_limit"] = 3000,
    };

    private bool IsAllowed(string method, JsonObject? auth)
    {
        if (device.Password is null || method == "Shelly.GetDeviceInfo")
            return true;
        if (auth is null || _nonce.Length == 0 || Text(auth["nonce"]) != _nonce || Text(auth["username"]) != "admin")
            return false;
        // Over a WebSocket there is no HTTP method to hash: the maker puts these words in its place. The count of the nonce is 1 unless told.
        string dummy = ShellyDevice.Hash("dummy_method:dummy_uri");
        string count = auth["nc"] is null ? "1" : Text(auth["nc"]);
        return Text(auth["response"]) == ShellyDevice.Hash($"{device.Secret}:{_nonce}:{count}:{Text(auth["cnonce"])}:auth:{dummy}");
    }

    private JsonObject Challenge()
    {
        _nonce = Random.Shared.Next(1, int.MaxValue).ToString(CultureInfo.InvariantCulture);
        string message = $$"""{"auth_type": "digest", "nonce": {{_nonce}}, "nc": 1, "realm": "{{device.Id}}", "algorithm": "SHA-256"}""";
        return new JsonObject { ["code"] = Unauthorized, ["message"] = message };
    }

    private static double Seconds(JsonObject parameters) => parameters["toggle_after"] is JsonValue value && value.TryGetValue(out double seconds) ? seconds : 0;

    // The maker's own clients send numbers where others send texts: nonce and cnonce.
    private static string Text(JsonNode? node) => node?.ToString() ?? "";
}
