using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SmartCampus.Demo.Lines;
using SmartCampus.Demo.Osdp;
using SmartCampus.Demo.Physics;
using SmartCampus.Demo.Sites;
using SmartCampus.Demo.Tests.Lines;

namespace SmartCampus.Demo.Tests.Sites;

public sealed partial class CampusPlanTests(TestCampus campus) : IClassFixture<TestCampus>
{
    private readonly Campus _campus = campus.Campus;

    [Fact]
    public void Build_Campus_IsAsLargeAsPromised()
    {
        Assert.True(_campus.Devices.Count >= 44, $"{_campus.Devices.Count} devices");
        Assert.True(_campus.Devices.Select(d => d.Name.Place.Split('/')[1]).Distinct().Count() >= 4);
        Assert.Equal(_campus.Devices.Count, _campus.Devices.Select(d => d.Name.Id).Distinct().Count());
        Assert.All(_campus.Devices, d => Assert.Matches(Id(), d.Name.Id));
    }

    [Fact]
    public void Build_GreenhouseBus_CarriesAtLeastEightUnits()
    {
        var bus = (ModbusLine)campus.Device("greenhouse-soil-1").Line!;

        Assert.True(bus.Units.Count >= 8);
        Assert.StartsWith("serial:", bus.Address, StringComparison.Ordinal);
        Assert.Contains("baud=9600", bus.Address, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_EveryLine_HasEachAddressOnce() => Assert.All(_campus.Lines.OfType<ModbusLine>(), line =>
    {
        Assert.NotEmpty(line.Units);
        Assert.Equal(line.Units.Count, line.Units.Select(u => u.Address).Distinct().Count());
        Assert.All(line.Units, u => Assert.InRange(u.Address, 1, 247));
    });

    [Fact]
    public void Build_EveryPlace_HasItsParentsAndTwoNames()
    {
        string[] known = [.. _campus.Places.Select(p => p.Path)];

        Assert.Equal(known.Length, known.Distinct().Count());
        Assert.All(_campus.Devices, d => Assert.Contains(d.Name.Place, known));
        Assert.All(known.Where(p => p.Contains('/', StringComparison.Ordinal)), p => Assert.Contains(p[..p.LastIndexOf('/')], known));
        Assert.All(_campus.Places, p => Assert.NotEqual(p.En, p.Zh));
        Assert.All(_campus.Devices, d => Assert.NotEqual(d.Name.En, d.Name.Zh));
    }

    [Fact]
    public void Build_AllProfiles_AreInUse() => Assert.Equal(
        [
            "milesight.vs321", "milesight.vs330", "milesight.vs340", "milesight.ws303",
            "modbus.climate-generic", "modbus.energy-sdm120", "modbus.energy-sdm630", "modbus.greenhouse-generic", "modbus.leakage-rgu100a", "modbus.leakage-rhu",
            "modbus.relay-lock", "modbus.relay-pump", "modbus.relay-switch", "modbus.relay-valve", "modbus.restroom-generic", "modbus.soil-dfrobot", "modbus.soil-seeed",
            "modbus.weather-generic",
            "opensprinkler.station", "osdp.door", "scales.and", "scales.cas", "scales.mt-sics", "scales.sma", "scales.toledo-8217", "scales.toledo-continuous", "shelly.switch",
        ],
        _campus.Devices.Select(d => d.Driver).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public async Task CampusFile_Written_HoldsWhatTheHostSeeds()
    {
        string path = Path.Combine(campus.Directory, "campus.json");

        CampusFile.Write(_campus, path);

        JsonNode file = JsonNode.Parse(await File.ReadAllTextAsync(path))!;
        JsonNode valve = file["devices"]!.AsArray().Single(d => (string?)d!["id"] == "greenhouse-valve-2")!;
        Assert.Equal("Bed 2, cucumbers", (string?)file["places"]!.AsArray().Single(p => (string?)p!["path"] == "campus/greenhouse/1/bed-2")!["name"]!["en"]);
        Assert.Equal("modbus.relay-valve", (string?)valve["driver"]);
        Assert.Equal("2 号阀（黄瓜）", (string?)valve["name"]!["zh"]);
        Assert.Equal(
            $$"""{"line":"serial:{{campus.Port("ttyGreenhouse")}}?baud=9600&parity=none","unit":1,"channel":2,"flowRegister":20,"flowScale":0.01,"pulseRegister":21,"litresPerPulse":0.1,"interval":2}""",
            valve["settings"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Fact]
    public void Build_SameSeed_LivesTheSameLife()
    {
        string[] lives = [.. Enumerable.Range(0, 2).Select(_ => Life(7))];

        Assert.Equal(lives[0], lives[1]);
        Assert.NotEqual(lives[0], Life(8));
    }

    [Fact]
    public void Step_TenMinutes_MovesDoorsAndMeters()
    {
        Campus living = Plan(1);
        string[] before = [.. living.Devices.Select(d => d.Truth().ToJsonString())];

        foreach (int tick in Enumerable.Range(1, 3000))
            living.Step(new CampusTime(campus.Now.AddSeconds(tick * 0.2)), 0.2);

        int changed = living.Devices.Zip(before).Count(pair => pair.First.Truth().ToJsonString() != pair.Second);
        Assert.True(changed >= 30, $"{changed} devices changed");
    }

    private string Life(int seed)
    {
        Campus living = Plan(seed);
        foreach (int tick in Enumerable.Range(1, 500))
            living.Step(new CampusTime(campus.Now.AddSeconds(tick)), 1);
        return string.Join('\n', living.Devices.Select(d => d.Truth().ToJsonString()));
    }

    private Campus Plan(int seed) =>
        CampusPlan.Build(new LineFactory(campus.Directory, new PortBook("none", 0), TimeProvider.System), new KeyBook(null), new CampusTime(Tests.Physics.Clock.Noon), seed);

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{0,63}$")]
    private static partial Regex Id();
}
