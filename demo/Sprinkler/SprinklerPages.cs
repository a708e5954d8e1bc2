using System.Text.Json.Nodes;

namespace SmartCampus.Demo.Sprinkler;

/// <summary>The pages that read. OpenSprinkler firmware 2.2.1 API document.</summary>
/// <param name="controller">The controller.</param>
internal sealed class SprinklerPages(SprinklerController controller)
{
    private const int Firmware = 221, Minor = 3;

    /// <summary>What refuses <c>/jo</c> and <c>/ja</c>: no word of a refusal.</summary>
    public static JsonObject Meagre => new() { ["fwv"] = Firmware };

    /// <summary><c>/jc</c>.</summary>
    public JsonObject Variables() => new()
    {
        ["devt"] = controller.Now,
        ["nbrd"] = controller.Stations.Count / 8,
        ["en"] = controller.Enabled ? 1 : 0,
        ["sn1"] = 0,
        ["sn2"] = 0,
        ["rd"] = controller.RainUntil > 0 ? 1 : 0,
        ["rdst"] = controller.RainUntil,
        ["sunrise"] = 360,
        ["sunset"] = 1080,
        ["eip"] = 0,
        ["lwc"] = 0,
        ["lswc"] = 0,
        ["lupt"] = 0,
        ["lrbtc"] = 99,
        ["lrun"] = LastRun(),
        ["pq"] = controller.PauseLeft > 0 ? 1 : 0,
        ["pt"] = controller.PauseLeft,
        ["nq"] = controller.QueueLength,
        ["otcs"] = 0,
        ["mac"] = "02:00:00:0A:0B:0C",
        ["loc"] = "31.2304,121.4737",
        ["jsp"] = "https://ui.opensprinkler.com/js",
        ["wsp"] = "weather.opensprinkler.com",
        ["wto"] = new JsonObject(),
        ["wtdata"] = new JsonObject(),
        ["wterr"] = 0,
        ["dname"] = "School garden",
        ["curr"] = controller.Stations.Count(s => s.Output.On) * 210,
        ["ocs"] = 0,
        ["sbits"] = Masks(s => s.Output.On, trailing: true),
        ["ps"] = new JsonArray([.. controller.Stations.Select(Program)]),
        ["gpio"] = new JsonArray(),
    };

    /// <summary><c>/js</c>.</summary>
    public JsonObject Status() => new()
    {
        ["sn"] = new JsonArray([.. controller.Stations.Select(s => (JsonNode)(s.Output.On ? 1 : 0))]),
        ["nstations"] = controller.Stations.Count,
    };

    /// <summary><c>/jo</c>.</summary>
    public static JsonObject Options() => new()
    {
        ["fwv"] = Firmware,
        ["tz"] = SprinklerController.TimeZone,
        ["ntp"] = 1,
        ["hp0"] = 80,
        ["hp1"] = 0,
        ["hwv"] = 33,
        ["ext"] = 0,
        ["sdt"] = 0,
        ["mas"] = 0,
        ["mton"] = 0,
        ["mtof"] = 0,
        ["mas2"] = 0,
        ["mton2"] = 0,
        ["mtof2"] = 0,
        ["wl"] = 100,
        ["den"] = 1,
        ["ipas"] = 0,
        ["devid"] = 0,
        ["uwt"] = 0,
        ["lg"] = 1,
        ["re"] = 0,
        ["sar"] = 0,
        ["ife"] = 0,
        ["ife2"] = 0,
        ["sn1t"] = 0,
        ["sn2t"] = 0,
        ["dexp"] = -1,
        ["mexp"] = 8,
        ["fwm"] = Minor,
    };

    /// <summary><c>/jn</c>.</summary>
    public JsonObject Stations() => new()
    {
        ["masop"] = Masks(_ => false),
        ["masop2"] = Masks(_ => false),
        ["ignore_rain"] = Masks(_ => false),
        ["ignore_sn1"] = Masks(_ => false),
        ["ignore_sn2"] = Masks(_ => false),
        ["stn_dis"] = Masks(_ => false),
        ["stn_spe"] = Masks(_ => false),
        ["stn_grp"] = new JsonArray([.. controller.Stations.Select(s => (JsonNode)s.Group)]),
        ["snames"] = new JsonArray([.. controller.Stations.Select(s => (JsonNode)s.Name)]),
        ["maxlen"] = 32,
    };

    /// <summary><c>/jp</c>: no programs are stored in it, the platform plans.</summary>
    public static JsonObject Programs() => new() { ["nprogs"] = 0, ["nboards"] = 1, ["mnp"] = 40, ["mnst"] = 4, ["pnsize"] = 32, ["pd"] = new JsonArray() };

    /// <summary><c>/jl</c>.</summary>
    public JsonArray Log(long from, long to) =>
        new([.. controller.Log.Where(l => l.End >= from && l.End <= to).Select(l => new JsonArray(l.Program, l.Station, l.Seconds, l.End))]);

    /// <summary><c>/ja</c>.</summary>
    public JsonObject All() => new()
    {
        ["settings"] = Variables(),
        ["programs"] = Programs(),
        ["options"] = Options(),
        ["status"] = Status(),
        ["stations"] = Stations(),
    };

    private JsonArray LastRun() => controller.LastRun is { } run ? new(run.Station, run.Program, run.Seconds, run.End) : new(0, 0, 0, 0);

    private JsonNode Program(Station station)
    {
        // What waits shows its whole length, what runs what is left of it.
        double left = !station.IsQueued ? 0 : station.Start > controller.Now ? station.Length : station.End - controller.Now;
        return new JsonArray(station.Program, (int)Math.Ceiling(left), (long)station.Start, station.IsQueued ? station.Group : 0);
    }

    private JsonArray Masks(Func<Station, bool> bit, bool trailing = false)
    {
        IEnumerable<JsonNode> masks = controller.Stations.Chunk(8).Select(board => (JsonNode)board.Select((s, i) => bit(s) ? 1 << i : 0).Sum());
        return new JsonArray([.. trailing ? masks.Append(0) : masks]);
    }
}
