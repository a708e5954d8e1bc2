using System.Text;
using System.Text.Json;

namespace SmartCampus.Plugins.Milesight.Tests;

/// <summary>Bodies as network servers post them, shortened to what matters beside some of what does not.</summary>
internal static class Bodies
{
    public const string Eui = "24e124136b502217";

    /// <summary>ChirpStack v4, HTTP integration, JSON, event "up".</summary>
    public static string ChirpStack(string payload, long counter = 12, string devAddr = "00189440", string time = "2026-01-01T00:00:00.123456789+00:00", string eui = Eui, int port = 85) => $$"""
        {
          "deduplicationId": "3ac7e3c4-4401-4b8d-9386-a5c902f9202d",
          "time": "{{time}}",
          "deviceInfo": { "tenantName": "School", "applicationName": "restrooms", "deviceProfileName": "VS330", "deviceName": "stall-3", "devEui": "{{eui}}", "tags": { "floor": "2" } },
          "devAddr": "{{devAddr}}", "adr": true, "dr": 5, "fCnt": {{counter}}, "fPort": {{port}}, "confirmed": false,
          "data": "{{Base64(payload)}}",
          "rxInfo": [{ "gatewayId": "0016c001f153a14c", "uplinkId": 4217106255, "rssi": -36, "snr": 10.5 }],
          "txInfo": { "frequency": 868100000 }
        }
        """;

    /// <summary>ChirpStack v4, event "join".</summary>
    public const string ChirpStackJoin = $$"""
        { "deduplicationId": "c9dbe358-2578-4fb7-b295-66b44edc45a6", "time": "2026-01-01T00:00:00Z",
          "deviceInfo": { "deviceName": "stall-3", "devEui": "{{Eui}}" }, "devAddr": "00189440" }
        """;

    /// <summary>The Things Stack v3, webhook "uplink message".</summary>
    public static string TheThingsStack(string payload, long counter = 12, string session = "AXBSH1Pk6Z0G166", string time = "2026-01-01T00:00:00.123456789Z") => $$"""
        {
          "end_device_ids": { "device_id": "stall-3", "application_ids": { "application_id": "restrooms" }, "dev_eui": "24E124136B502217", "join_eui": "800000000000000C", "dev_addr": "00BCB929" },
          "correlation_ids": ["as:up:01"],
          "received_at": "2026-01-01T00:00:03Z",
          "uplink_message": {
            "session_key_id": "{{session}}", "f_port": 85, {{(counter == 0 ? "" : $"\"f_cnt\": {counter},")}}
            "frm_payload": "{{Base64(payload)}}",
            "rx_metadata": [{ "gateway_ids": { "gateway_id": "gtw1" }, "rssi": -35, "snr": 5 }],
            "received_at": "{{time}}"
          }
        }
        """;

    /// <summary>The network server of a Milesight gateway.</summary>
    public static string MilesightGateway(string data, long counter = 12, string time = "2026-01-01T00:00:00.078763Z") => $$"""
        {
          "applicationID": "1", "applicationName": "cloud", "data": "{{data}}", "devEUI": "{{Eui}}", "deviceName": "stall-3", "fCnt": {{counter}}, "fPort": 85,
          "rxInfo": [{ "loRaSNR": 13.8, "mac": "24e124fffef54092", "name": "Local Gateway", "rssi": -51, "time": "{{time}}" }],
          "time": "{{time}}",
          "txInfo": { "adr": true, "codeRate": "4/5", "frequency": 868100000 }
        }
        """;

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static string Base64(string hex) => Convert.ToBase64String(Hex.Bytes(hex));

    /// <summary>A text as a JSON string.</summary>
    public static string Quoted(string text) => JsonSerializer.Serialize(text);
}
