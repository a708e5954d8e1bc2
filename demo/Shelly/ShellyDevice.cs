using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using SmartCampus.Demo.Physics;

namespace SmartCampus.Demo.Shelly;

/// <summary>A Shelly of the second generation: what it is, its channels, and who listens. Lives under the campus gate.</summary>
/// <param name="id">Its id, such as <c>shellypro2-0cb815fc9a10</c>; also its realm.</param>
/// <param name="model">Its model.</param>
/// <param name="channels">Its channels.</param>
internal sealed class ShellyDevice(string id, string model, params ShellyChannel[] channels) : IBody
{
    private const double Voltage = 229.6;

    private double _now;
    private double _uptime = 86_400;

    public string Id => id;

    public IReadOnlyList<ShellyChannel> Channels => channels;

    /// <summary>Password of <c>admin</c>; <see langword="null"/> = anybody may.</summary>
    public string? Password { get; set; }

    /// <summary>True when it hears and says nothing.</summary>
    public bool Mute { get; set; }

    /// <summary>Connections that want to be told of changes.</summary>
    public List<ShellyTalk> Listeners { get; } = [];

    /// <summary>Seconds since 1970.</summary>
    public double Now => _now;

    /// <summary>HA1 of digest authentication by SHA-256.</summary>
    public string Secret => Hash($"admin:{id}:{Password}");

    /// <summary><c>Shelly.GetDeviceInfo</c> and <c>/shelly</c>, open to everybody.</summary>
    public JsonObject Info() => new()
    {
        ["name"] = null,
        ["id"] = id,
        ["mac"] = id[(id.LastIndexOf('-') + 1)..].ToUpperInvariant(),
        ["slot"] = 0,
        ["model"] = model,
        ["gen"] = 2,
        ["fw_id"] = "20250924-062729/1.7.1-gd336f31",
        ["ver"] = "1.7.1",
        ["app"] = channels.Length == 4 ? "Pro4PM" : "Pro2PM",
        ["auth_en"] = Password is not null,
        ["auth_domain"] = Password is null ? null : id,
    };

    /// <summary><c>Shelly.GetStatus</c>.</summary>
    public JsonObject Status()
    {
        var status = new JsonObject { ["ble"] = new JsonObject(), ["cloud"] = new JsonObject { ["connected"] = false } };
        for (int i = 0; i < channels.Length; i++)
            status[$"switch:{i}"] = Switch(i);
        status["sys"] = new JsonObject { ["mac"] = id[(id.LastIndexOf('-') + 1)..].ToUpperInvariant(), ["uptime"] = (long)_uptime, ["unixtime"] = (long)_now };
        return status;
    }

    /// <summary><c>Switch.GetStatus</c>.</summary>
    public JsonObject Switch(int channel)
    {
        ShellyChannel c = channels[channel];
        var status = new JsonObject
        {
            ["id"] = channel,
            ["source"] = c.Source,
            ["output"] = c.On,
            ["apower"] = Math.Round(c.Power, 1),
            ["voltage"] = Voltage,
            ["freq"] = 50.0,
            ["current"] = Math.Round(c.Power / Voltage, 3),
            ["pf"] = c.On ? 0.95 : 0,
            ["aenergy"] = new JsonObject { ["total"] = Math.Round(c.Energy, 3) },
            ["temperature"] = new JsonObject { ["tC"] = 41.2, ["tF"] = 106.2 },
        };
        if (c.Timer is { } timer)
            (status["timer_started_at"], status["timer_duration"]) = (Math.Round(timer.Start, 2), timer.Length);
        if (c.Overpower)
            status["errors"] = new JsonArray("overpower");
        return status;
    }

    /// <summary>Tells all that listen of a part of the status.</summary>
    public void Notify(int channel)
    {
        ShellyChannel c = channels[channel];
        var part = new JsonObject
        {
            ["id"] = channel,
            ["output"] = c.On,
            ["source"] = c.Source,
            ["apower"] = Math.Round(c.Power, 1),
            ["current"] = Math.Round(c.Power / Voltage, 3),
        };
        if (c.Timer is { } timer)
            (part["timer_started_at"], part["timer_duration"]) = (Math.Round(timer.Start, 2), timer.Length);
        // A part is laid over what was known: that an error is gone must be said, here only.
        if (c.Overpower || c.WasOverpower)
            part["errors"] = c.Overpower ? new JsonArray("overpower") : [];
        foreach (ShellyTalk listener in Listeners)
            listener.Notify(new JsonObject { ["ts"] = Math.Round(_now, 2), [$"switch:{channel}"] = part.DeepClone() });
    }

    /// <inheritdoc/>
    public void Step(CampusTime now, double seconds)
    {
        _now = now.Utc.ToUnixTimeMilliseconds() / 1000.0;
        _uptime += seconds;
        foreach (ShellyChannel channel in channels)
            channel.Step(now, seconds);
    }

    /// <summary>SHA-256 in lower-case hexadecimal.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
