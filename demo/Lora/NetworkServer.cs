using System.Globalization;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace SmartCampus.Demo.Lora;

/// <summary>The LoRaWAN network server: collects what sensors send and puts it as ChirpStack v4 does, event <c>up</c> of its HTTP integration. Any thread.</summary>
internal sealed class NetworkServer
{
    private const int MostWaiting = 200;

    // Who waits longest is lost first: what is old is of no use.
    private readonly Channel<Uplink> _uplinks = Channel.CreateBounded<Uplink>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private int _inquiries;

    /// <summary>Counts how often all sensors were asked to report.</summary>
    public int Inquiries => Volatile.Read(ref _inquiries);

    /// <summary>Asks all sensors to report, by a downlink: somebody new listens, who knows nothing yet.</summary>
    public void Ask() => Interlocked.Increment(ref _inquiries);

    /// <summary>What waits for delivery.</summary>
    public ChannelReader<Uplink> Waiting => _uplinks.Reader;

    /// <summary>True when its connection to the platform is cut: what comes in meanwhile is lost.</summary>
    public bool Cut { get; set; }

    /// <summary>True when two gateways' copies are not recognised as one: everything is delivered twice.</summary>
    public bool Twice { get; set; }

    /// <summary>Takes a message from a sensor.</summary>
    public void Hear(Uplink uplink)
    {
        if (!Cut)
            _uplinks.Writer.TryWrite(uplink);
    }

    /// <summary>The body of the event.</summary>
    public static JsonObject Event(Uplink uplink) => new()
    {
        ["deduplicationId"] = Guid.NewGuid().ToString(),
        ["time"] = uplink.At.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffffzzz", CultureInfo.InvariantCulture),
        ["deviceInfo"] = new JsonObject
        {
            ["tenantId"] = "52f14cd4-c6f1-4fbd-8f87-4025e1d49242",
            ["tenantName"] = "School",
            ["applicationId"] = "17c82e96-be03-4f38-aef3-f83d48582d97",
            ["applicationName"] = "Restrooms",
            ["deviceProfileId"] = "14855bf7-d10d-4aee-b618-ebfcb64dc7ad",
            ["deviceProfileName"] = "Milesight",
            ["deviceName"] = uplink.Name,
            ["devEui"] = uplink.DevEui,
            ["tags"] = new JsonObject(),
        },
        ["devAddr"] = "01" + uplink.DevEui[^6..],
        ["adr"] = true,
        ["dr"] = 5,
        ["fCnt"] = uplink.Counter,
        ["fPort"] = 85,
        ["confirmed"] = false,
        ["data"] = Convert.ToBase64String(uplink.Payload),
        ["rxInfo"] = new JsonArray(new JsonObject { ["gatewayId"] = "24e124fffef0a1b2", ["uplinkId"] = uplink.Counter, ["rssi"] = -71, ["snr"] = 9.5, ["context"] = "E3OWOQ==" }),
        ["txInfo"] = new JsonObject
        {
            ["frequency"] = 486_300_000,
            ["modulation"] = new JsonObject { ["lora"] = new JsonObject { ["bandwidth"] = 125_000, ["spreadingFactor"] = 7, ["codeRate"] = "CR_4_5" } },
        },
    };
}
