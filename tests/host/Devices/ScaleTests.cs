using System.Globalization;
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

    [Fact]
    public async Task Scale_AtTwentyLinesASecond_NeverFallsBehind()
    {
        int sent = 0;
        await using ScalePeer peer = new(scale.Answer);
        _ = peer.SpeakAsync(_ => scale.Repeats ? Heavier() : null, Pause);
        await AddAsync("climbing", peer);

        List<int> behind = [];
        while (Volatile.Read(ref sent) < 300)
        {
            int at = Volatile.Read(ref sent);
            behind.Add(at - (int)decimal.Parse((await Host.Api.DeviceAsync("climbing")).Value("scale.weight") ?? "0", CultureInfo.InvariantCulture));
        }

        Assert.InRange(behind.Max(), -300, 40); // lines: two seconds, on a busy machine
        Assert.InRange(MedianOf(behind[(behind.Count / 2)..]) - MedianOf(behind[..(behind.Count / 2)]), -300, 4);

        string Heavier()
        {
            scale.Load = Interlocked.Increment(ref sent);
            return scale.WeightLine;
        }
    }

    [Fact]
    public async Task Scale_RestartsWhileItSends_DropsItsTareAndSendsAgain()
    {
        await using ScalePeer peer = new(scale.Answer);
        _ = peer.SpeakAsync(_ => scale.Repeats ? scale.WeightLine : null, Pause);
        await AddAsync("restarted", peer, timeout: 3);
        await Host.Api.CommandAsync("restarted", "restart-tare", "scale.tare", deadline: 60);
        await Host.Api.SeeEntryAsync("restart-tare", "confirmed");
        JsonElement tared = await Host.Api.SeeAsync("restarted", d => d.Value("tare.value") == "250.00", "the tare");

        scale.Mute = "TA"; // so that nobody can learn what the tare is now
        await peer.SayAsync(scale.Reboot());
        JsonElement dropped = await Host.Api.SeeAsync(
            "restarted", d => d.Text("properties", "tare.value", "error") == "refusedByDevice.restarted" && d.Value("scale.weight") == "250.00", "a gross weight and no tare");

        Assert.Equal("true", tared.Value("tare.active"));
        Assert.Equal((null, "refusedByDevice.restarted"), (dropped.Value("tare.value"), dropped.Text("properties", "tare.active", "error")));
        Assert.True(scale.Commands.Count(c => c == "SIR") > 1, "It was not asked to send again.");
    }

    [Fact]
    public async Task Line_OfAScaleThatSendsAllTheTime_IsRefusedToASecondDevice()
    {
        await using ScalePeer peer = new(scale.Answer);
        _ = peer.SpeakAsync(_ => scale.Repeats ? scale.WeightLine : null, Pause);
        await AddAsync("owner", peer);

        await Host.Api.AddAsync("second", "scales.mt-sics", new { line = peer.Line });
        await Host.Api.SeeReasonAsync("second", "offline notConfigured.lineTaken");
        JsonElement owner = await Host.Api.DeviceAsync("owner");
        await Host.Api.DeleteAsync("/api/devices/owner");
        await Host.Api.SeeReasonAsync("second", "online");

        Assert.Equal("online", owner.Reason());
    }

    private static int MedianOf(List<int> numbers) => numbers.Order().ElementAt(numbers.Count / 2);

    private Task<JsonElement> SeeWeightAsync(string value, string unit) => Host.Api.SeeAsync(
        "scale", d => d.Value("scale.weight") == value && d.Text("properties", "scale.weight", "unit") == unit, $"{value} {unit}");

    private Task<JsonElement> AddAsync(string id, ScalePeer peer, double timeout = 20) =>
        Host.Api.AddOnlineAsync(id, "scales.mt-sics", new { line = peer.Line, mode = "continuous", timeout });
}
