using System.Net;
using System.Text.Json;
using SmartCampus.Host.Tests.Running;
using SmartCampus.Plugins.Scales.Tests;

namespace SmartCampus.Host.Tests.Devices;

/// <summary>A scale that speaks by itself, through the whole host: its unit, its states, its commands, its silence.</summary>
public sealed class ScaleTests(RunningHost host) : OnRunningHost(host)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly SicsScale scale = new();

    [Fact]
    public async Task Scale_AtTwentyLinesASecond_ShowsUnitDecimalsAndStates()
    {
        await using ScalePeer peer = new(scale.Answer);
        _ = peer.SpeakAsync(_ => scale.Repeats ? scale.WeightLine : null, Pause);
        await using HubClient hub = await Host.ConnectAsync();
        await AddAsync("scale", peer);
        JsonElement snapshot = await hub.SubscribeAsync(new { kind = "devices", ids = new[] { "scale" } });

        JsonElement stable = await SeeWeightAsync("250.00", "g");
        scale.Moves = true;
        JsonElement moving = await Host.Api.SeeAsync("scale", d => d.Text("properties", "scale.weight", "error") == "busy.motion", "a scale in motion");
        scale.Moves = false;
        (scale.Load, scale.Unit) = (8.82m, "oz");
        await SeeWeightAsync("8.82", "[oz_av]");
        await hub.SeeAsync(snapshot, p => p.Columns.At("p", "scale.weight", "u", "0") is { ValueKind: JsonValueKind.Array } u && u[0].GetString() == "[oz_av]", "a push with the unit");

        Assert.Equal("2", stable.Text("properties", "scale.weight", "decimals"));
        Assert.Equal(("online", null, "motion"), (moving.Reason(), moving.Value("scale.weight"), moving.Value("scale.state")));
        JsonElement history = (await Host.Api.GetAsync("/api/devices/scale/history?property=scale.weight&points=1000")).Expect(HttpStatusCode.OK);
        Assert.Equal("kg", history.Text("unit"));
        Assert.Contains(history.At("points").EnumerateArray(), p => p[2].ValueKind == JsonValueKind.Number && Math.Abs(p[2].GetDouble() - 0.25) < 1e-9);
    }

    [Fact]
    public async Task Tare_WhileItSends_IsConfirmedByTheStream()
    {
        await using ScalePeer peer = new(scale.Answer);
        _ = peer.SpeakAsync(_ => scale.Repeats ? scale.WeightLine : null, Pause);
        await AddAsync("tared", peer);

        await Host.Api.CommandAsync("tared", "tare-1", "scale.tare", deadline: 60);
        JsonElement tare = await Host.Api.SeeEntryAsync("tare-1", "confirmed");
        await Host.Api.CommandAsync("tared", "clear-1", "tare.clear", deadline: 60);
        await Host.Api.SeeEntryAsync("clear-1", "confirmed");

        Assert.Equal(("scale.atZero", "true"), (tare.Text("proof", "property"), tare.Text("proof", "value")));
    }

    [Fact]
    public async Task Scale_FallsSilent_IsOfflineAndComesBack()
    {
        await using ScalePeer peer = new(scale.Answer);
        _ = peer.SpeakAsync(_ => scale.Repeats ? scale.WeightLine : null, Pause);
        await AddAsync("silent", peer, timeout: 2);

        peer.Answer = _ => "";
        scale.Repeats = false;
        await Host.Api.SeeReasonAsync("silent", "offline timedOut.silent");
        peer.Answer = scale.Answer;

        await Host.Api.SeeReasonAsync("silent", "online");
    }

    private Task<JsonElement> SeeWeightAsync(string value, string unit) => Host.Api.SeeAsync(
        "scale", d => d.Value("scale.weight") == value && d.Text("properties", "scale.weight", "unit") == unit, $"{value} {unit}");

    private Task<JsonElement> AddAsync(string id, ScalePeer peer, double timeout = 20) =>
        Host.Api.AddOnlineAsync(id, "scales.mt-sics", new { line = peer.Line, mode = "continuous", timeout });
}
