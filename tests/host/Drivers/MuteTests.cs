using System.Diagnostics;
using System.Net;
using System.Text.Json;
using SmartCampus.Host.Tests.Running;

namespace SmartCampus.Host.Tests.Drivers;

/// <summary>A mute peer on every protocol. The drivers are those that the host offers: one that is added later is among them by itself.</summary>
public sealed class MuteTests(RunningHost host) : OnRunningHost(host)
{
    private const string Silent = "offline timedOut.silent";
    private const string NothingYet = "unknown timedOut.waiting"; // a device that is heard through somebody else has no line to be mute on
    private const string NotItsLine = "offline notConfigured.line";

    /// <summary>The drivers' own deadlines are at most 12 s, as the conformance suite sees to on exact time; here the machine may be busy.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Settings that a driver cannot do without. A new one needs an example here.</summary>
    private static readonly Dictionary<string, string> Examples = new() { ["password"] = "opendoor", ["devEui"] = "24e124136b502217" };

    [Fact]
    public async Task EveryDriver_PeerIsMute_IsReportedWithinItsDeadlineAndStopsCleanly()
    {
        await using var peers = new MutePeers();
        JsonElement drivers = (await Host.Api.GetAsync("/api/drivers")).Expect(HttpStatusCode.OK).At("items");
        List<Subject> subjects = [];
        foreach (JsonElement driver in drivers.EnumerateArray())
            subjects.AddRange(await SubjectsAsync(driver, peers, subjects.Count));

        var watch = Stopwatch.StartNew();
        await Task.WhenAll(subjects.Select(async s => (await Host.Api.AddAsync(s.Id, s.Driver, s.Settings)).Expect(HttpStatusCode.Created)));
        IReadOnlyDictionary<string, (string Reason, TimeSpan After)> seen = await SeeAsync(subjects, watch);
        HostAnswer[] deleted = await Task.WhenAll(subjects.Where((_, i) => i % 2 == 0).Select(s => Host.Api.DeleteAsync($"/api/devices/{s.Id}")));
        watch.Restart();
        int code = await Host.StopAsync();
        TimeSpan stop = watch.Elapsed;
        await Host.StartAsync();

        Assert.All(subjects, s => Assert.Contains(seen[s.Id].Reason, s.Line is null ? [NothingYet] : new[] { Silent, NotItsLine }));
        Assert.All(subjects.GroupBy(s => s.Driver), of => Assert.Contains(of, s => seen[s.Id].Reason is Silent or NothingYet));
        Assert.All(subjects, s => Assert.InRange(seen[s.Id].After, TimeSpan.Zero, Deadline));
        Assert.Empty(subjects.Where(s => s.Line?.StartsWith("tcp:", StringComparison.Ordinal) == true && seen[s.Id].Reason == Silent).Select(s => s.Line!).Except(peers.Connected));
        Assert.All(deleted, d => Assert.Equal(HttpStatusCode.NoContent, d.Status));
        Assert.Equal(0, code);
        Assert.InRange(stop, TimeSpan.Zero, Deadline);
        Assert.Equal(0, Host.Logged("is fenced off") + Host.Logged("Unhandled exception"));
    }

    /// <summary>A driver on a serial line, and on TCP in each of its modes.</summary>
    private static async Task<IReadOnlyList<Subject>> SubjectsAsync(JsonElement driver, MutePeers peers, int from)
    {
        JsonElement schema = driver.At("settingsSchema");
        string? lineSetting = schema.At("properties").EnumerateObject().Where(p => p.Value.Text("x-line") == "true").Select(p => p.Name).FirstOrDefault();
        IEnumerable<string> required = schema.At("required").EnumerateArray().Select(r => r.GetString()!).Where(r => r != lineSetting);
        Dictionary<string, string> settings = required.ToDictionary(
            r => r, r => Examples.TryGetValue(r, out string? example) ? example : throw new InvalidOperationException($"{driver.Text("id")} requires '{r}': give an example of it."));
        if (lineSetting is null)
            return [new Subject($"mute-{from}", driver.Text("id")!, null, settings)];
        List<Subject> subjects = [];
        string?[] modes = schema.At("properties", "mode", "oneOf") is { ValueKind: JsonValueKind.Array } of ? [.. of.EnumerateArray().Select(o => o.Text("const"))] : [null];
        foreach ((bool serial, string? mode) in modes.Select(m => (false, m)).Append((true, null)))
        {
            string line = await peers.AddAsync(serial);
            var own = new Dictionary<string, string>(settings) { [lineSetting] = line };
            if (mode is not null)
                own["mode"] = mode;
            subjects.Add(new Subject($"mute-{from + subjects.Count}", driver.Text("id")!, line, own));
        }
        return subjects;
    }

    /// <summary>What each device's first verdict is, and when it came.</summary>
    private async Task<IReadOnlyDictionary<string, (string Reason, TimeSpan After)>> SeeAsync(IReadOnlyList<Subject> subjects, Stopwatch watch)
    {
        Dictionary<string, (string Reason, TimeSpan After)> seen = [];
        await Eventually.SeeAsync(LookAsync, all => all.Count == subjects.Count, "a verdict on every device");
        return seen;

        async Task<IReadOnlyDictionary<string, (string, TimeSpan)>> LookAsync()
        {
            await Task.Delay(Pause);
            JsonElement list = (await Host.Api.GetAsync("/api/devices?limit=1000")).Expect(HttpStatusCode.OK);
            foreach (JsonElement device in list.At("items").EnumerateArray().Where(d => d.Reason() != "unknown"))
                seen.TryAdd(device.Text("id")!, (device.Reason(), watch.Elapsed));
            return seen;
        }
    }

    private sealed record Subject(string Id, string Driver, string? Line, Dictionary<string, string> Settings);
}
