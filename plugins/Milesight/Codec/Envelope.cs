using System.Text.Json;

namespace SmartCampus.Plugins.Milesight.Codec;

/// <summary>What a network server wraps a frame in. Told apart by what only one of them has.</summary>
/// <param name="IsKnown">True when it is of one of the three servers.</param>
/// <param name="Uplink">The frame; <see langword="null"/> when it is another event, e.g. a joining.</param>
internal readonly record struct Envelope(bool IsKnown, Uplink? Uplink)
{
    private const int EuiDigits = 16;

    /// <summary>Reads a posted body; never throws.</summary>
    public static Envelope Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(body);
            JsonElement root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return default;
            if (Fields.Object(root, "deviceInfo") is { } device)
                return ChirpStack(root, device);
            if (Fields.Object(root, "end_device_ids") is { } ids)
                return TheThingsStack(root, ids);
            return Fields.Text(root, "devEUI") is { } eui ? MilesightGateway(root, eui) : default;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return default; // no JSON, or a member's name with half a surrogate pair in it, which shows only when it is compared
        }
    }

    /// <summary>ChirpStack v4, HTTP integration with JSON: <c>integration.UplinkEvent</c>. Members with the value 0 may be left out (protocol buffers).</summary>
    private static Envelope ChirpStack(JsonElement root, JsonElement device) =>
        Fields.Text(root, "data") is { } data && Eui(Fields.Text(device, "devEui")) is { } eui
            ? new Envelope(true, new Uplink(eui, Fields.Whole(root, "fCnt") ?? 0, Fields.Text(root, "devAddr"), Fields.Whole(root, "fPort"), Fields.Time(root, "time"), data))
            : new Envelope(true, null);

    /// <summary>The Things Stack v3 webhook: <c>ApplicationUp</c>. Empty members are left out. A simulated uplink was never measured.</summary>
    private static Envelope TheThingsStack(JsonElement root, JsonElement ids)
    {
        if (Fields.Object(root, "uplink_message") is not { } message || Fields.IsTrue(root, "simulated") || Eui(Fields.Text(ids, "dev_eui")) is not { } eui)
            return new Envelope(true, null);
        string? session = Fields.Text(message, "session_key_id") ?? Fields.Text(ids, "dev_addr");
        DateTimeOffset? time = Fields.Time(message, "received_at") ?? Fields.Time(root, "received_at");
        return new Envelope(true, new Uplink(
            eui, Fields.Whole(message, "f_cnt") ?? 0, session, Fields.Whole(message, "f_port"), time, Fields.Text(message, "frm_payload") ?? ""));
    }

    /// <summary>The network server inside Milesight gateways (UG56, UG63, UG65, UG67), "HTTP" application. It does not tell of joinings.</summary>
    private static Envelope MilesightGateway(JsonElement root, string deviceEui) =>
        Fields.Text(root, "data") is { } data && Eui(deviceEui) is { } eui
            ? new Envelope(true, new Uplink(eui, Fields.Whole(root, "fCnt"), Fields.Text(root, "devAddr"), Fields.Whole(root, "fPort"), Fields.Time(root, "time"), data))
            : new Envelope(true, null);

    private static string? Eui(string? text) => text is { Length: EuiDigits } && text.All(char.IsAsciiHexDigit) ? text.ToLowerInvariant() : null;
}
