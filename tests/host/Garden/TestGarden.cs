using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using SmartCampus.Host.Tests.Running;

namespace SmartCampus.Host.Tests.Garden;

/// <summary>A garden on a running host as people and scripts reach it: one supply <c>main</c>, beds <c>b1</c>, <c>b2</c> …, over simulated valves.</summary>
internal sealed class TestGarden
{
    private readonly RunningHost host;
    private readonly string id;

    private TestGarden(RunningHost host, string id) => (this.host, this.id) = (host, id);

    /// <summary>Makes one whose valves <c>{id}-v1</c>, <c>{id}-v2</c> … are coil 0 of the units from 1 on a line, each with a meter in holding register 0, in 0.1 L/min.</summary>
    public static async Task<TestGarden> MakeAsync(RunningHost host, string id, FaultyDevice line, int beds = 1, bool boardTimer = false, object? weather = null)
    {
        for (int unit = 1; unit <= beds; unit++)
        {
            _ = line[unit];
            await host.Api.AddOnlineAsync($"{id}-v{unit}", "modbus.relay-valve", new { line = line.Line, unit, boardTimer, flowFunction = 3, flowRegister = 0, interval = 0.2, timeout = 2, retries = 0 });
        }
        (await host.Api.PutAsync($"/api/gardens/{id}", new { version = 0, definition = Definition(id, beds, weather: weather) })).Expect(HttpStatusCode.OK);
        return new TestGarden(host, id);
    }

    public static object Definition(string id, int beds, decimal rate = 10, object? weather = null) => new
    {
        name = id,
        site = new { zone = "Asia/Shanghai", latitude = 31.2, longitude = 121.5, altitude = 4 },
        supplies = new[] { new { id = "main", name = "Main", kind = "main", maximumFlow = 100, bedsAtOnce = 1 } },
        beds = Enumerable.Range(1, beds).Select(i => new { id = $"b{i}", name = $"Bed {i}", supply = "main", area = 10, rate, valveDevice = $"{id}-v{i}" }),
        weather = weather ?? new { },
    };

    /// <summary>A programme of one bed; every day when <paramref name="days"/> is left out.</summary>
    public static object Programme(
        string id, object? start = null, string name = "Morning", string bed = "b1", decimal minutes = 5, object? days = null, object? skips = null, int lateMinutes = 120) => new
        {
            id,
            name,
            steps = new[] { new { bed, amount = new { value = minutes, unit = "minutes" } } },
            days = days ?? new { },
            starts = new[] { start ?? new { kind = "clock", time = "06:30" } },
            skips = skips ?? new { },
            missed = new { lateMinutes },
        };

    /// <summary>Changes some members of the definition as it was made.</summary>
    public async Task ChangeAsync(object changes)
    {
        JsonElement known = await SeeAsync();
        JsonObject definition = JsonNode.Parse(known.At("definition").GetRawText())!.AsObject();
        foreach ((string name, JsonNode? value) in JsonSerializer.SerializeToNode(changes)!.AsObject())
            definition[name] = value?.DeepClone();
        (await host.Api.PutAsync($"/api/gardens/{id}", new { version = known.At("version").GetInt32(), definition })).Expect(HttpStatusCode.OK);
    }

    public async Task AddAsync(object programme) => (await host.Api.PostAsync($"/api/gardens/{id}/programmes", new { programme })).Expect(HttpStatusCode.Created);

    /// <summary>All of it: definition, programmes, view.</summary>
    public async Task<JsonElement> SeeAsync() => (await host.Api.GetAsync($"/api/gardens/{id}")).Expect(HttpStatusCode.OK);

    public async Task<JsonElement> PlanAsync(int days = 1) => (await host.Api.GetAsync($"/api/gardens/{id}/plan?days={days}")).Expect(HttpStatusCode.OK);

    public async Task<JsonElement> PreviewAsync(object programme, int days = 7) =>
        (await host.Api.PostAsync("/api/garden/preview", new { garden = id, programme, days })).Expect(HttpStatusCode.OK);

    public Task<HostAnswer> AskAsync(object request) => host.Api.PostAsync($"/api/gardens/{id}/requests", request);

    /// <summary>Water now.</summary>
    public async Task<JsonElement> WaterAsync(string request, decimal minutes, string bed = "b1") => (await AskAsync(Water(request, minutes, bed))).Expect(HttpStatusCode.OK);

    public static object Water(string request, decimal minutes, string bed = "b1") => new
    {
        kind = "water",
        id = request,
        isNow = true,
        steps = new[] { new { bed, amount = new { value = minutes, unit = "minutes" } } },
    };

    public Task<JsonElement> SeeViewAsync(Func<JsonElement, bool> isRight, string what) => Eventually.SeeAsync(
        async () => (await host.Api.GetAsync($"/api/gardens/{id}")).Body.At("view"), v => v.ValueKind == JsonValueKind.Object && isRight(v), $"{what} of {id}"); // absent until it is awake

    public Task<JsonElement> SeeRunningAsync(string phase) => SeeViewAsync(v => v.At("running").EnumerateArray().Any(r => r.Text("phase") == phase), phase);

    public Task<JsonElement> SeeIdleAsync() => SeeViewAsync(v => v.At("running").GetArrayLength() == 0, "nothing running");

    public Task<JsonElement> SeeCriticalAsync() => SeeViewAsync(v => v.At("criticals").GetArrayLength() > 0, "a critical record");

    public Task<JsonElement> SeeNoticeAsync(string code) =>
        SeeViewAsync(v => v.At("notices").EnumerateArray().Any(n => n.Text("code") == code), $"a notice '{code}'");

    public async Task<List<JsonElement>> LinesAsync() =>
        [.. (await host.Api.GetAsync($"/api/gardens/{id}/decisions")).Expect(HttpStatusCode.OK).At("items").EnumerateArray()];

    /// <summary>The record, once it has such a line.</summary>
    public Task<List<JsonElement>> SeeLinesAsync(Func<JsonElement, bool> isRight, string what) =>
        Eventually.SeeAsync(
            async () => (await host.Api.GetAsync($"/api/gardens/{id}/decisions")).Body.At("items") is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray().ToList() : [], // absent until it is awake
            lines => lines.Any(isRight),
            $"{what} in the record of {id}");

    public Task<List<JsonElement>> SeeLinesAsync(params string[] kinds) => SeeLinesAsync(l => kinds.Contains(l.Text("kind")), string.Join(" or ", kinds));

    public Task<List<JsonElement>> SeeWateredAsync(string run) => SeeLinesAsync(l => l.Text("run") == run && l.Text("kind") == "watered", $"{run} watered");
}
