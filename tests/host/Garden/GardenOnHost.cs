using System.Net;
using System.Text.Json;
using SmartCampus.Host.Tests.Running;

namespace SmartCampus.Host.Tests.Garden;

/// <summary>Tests of gardens over simulated valves on the running host.</summary>
public abstract class GardenOnHost(RunningHost host) : OnRunningHost(host)
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private protected static DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    /// <summary>A local day, so many from today.</summary>
    private protected static string Day(int ahead) =>
        Local(TimeProvider.System.GetUtcNow()).AddDays(ahead).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A garden with one supply and a bed <c>{id}-b1</c>, <c>{id}-b2</c> for each valve (units from 1 on the line, coil 0).</summary>
    private protected async Task<JsonElement> MakeAsync(string id, FaultyTcp line, int beds = 1, bool boardTimer = false, object? weather = null)
    {
        for (int unit = 1; unit <= beds; unit++)
        {
            _ = line[unit];
            await Host.Api.AddOnlineAsync($"{id}-v{unit}", "modbus.relay-valve", new { line = line.Line, unit, boardTimer, interval = 0.2, timeout = 2, retries = 0 });
        }
        return (await Host.Api.PutAsync($"/api/gardens/{id}", new { version = 0, definition = Definition(id, beds, weather: weather) })).Expect(HttpStatusCode.OK);
    }

    internal static object Definition(string id, int beds, decimal rate = 10, object? weather = null) => new
    {
        name = id,
        site = new { zone = "Asia/Shanghai", latitude = 31.2, longitude = 121.5, altitude = 4 },
        supplies = new[] { new { id = "main", name = "Main", kind = "main", maximumFlow = 100, bedsAtOnce = 1 } },
        beds = Enumerable.Range(1, beds).Select(i => new { id = $"b{i}", name = $"Bed {i}", supply = "main", area = 10, rate, valveDevice = $"{id}-v{i}" }),
        weather = weather ?? new { },
    };

    private protected static object Programme(string id, string name = "Morning", string bed = "b1", decimal minutes = 5, string time = "06:30") => new
    {
        id,
        name,
        steps = new[] { new { bed, amount = new { value = minutes, unit = "minutes" } } },
        days = new { kind = "weekly", weekdays = new[] { "monday", "thursday" } },
        starts = new[] { new { kind = "clock", time } },
    };

    private protected async Task<JsonElement> WaterAsync(string garden, string request, decimal minutes, string bed = "b1") =>
        (await Host.Api.PostAsync($"/api/gardens/{garden}/requests", new
        {
            kind = "water",
            id = request,
            isNow = true,
            steps = new[] { new { bed, amount = new { value = minutes, unit = "minutes" } } },
        })).Expect(HttpStatusCode.OK);

    private protected Task<HostAnswer> AskAsync(string garden, object request) => Host.Api.PostAsync($"/api/gardens/{garden}/requests", request);

    private protected Task<JsonElement> SeeViewAsync(string garden, Func<JsonElement, bool> isRight, string what) => Eventually.SeeAsync(
        async () => (await Host.Api.GetAsync($"/api/gardens/{garden}")).Body.At("view"), v => v.ValueKind == JsonValueKind.Object && isRight(v), what); // absent until it is awake

    private protected Task<JsonElement> SeeRunningAsync(string garden, string phase) =>
        SeeViewAsync(garden, v => v.At("running").EnumerateArray().Any(r => r.Text("phase") == phase), $"{garden} {phase}");

    private protected Task<JsonElement> SeeIdleAsync(string garden) => SeeViewAsync(garden, v => v.At("running").GetArrayLength() == 0, $"{garden} idle");

    private protected async Task<List<JsonElement>> LinesAsync(string garden) =>
        [.. (await Host.Api.GetAsync($"/api/gardens/{garden}/decisions")).Expect(HttpStatusCode.OK).At("items").EnumerateArray()];

    private protected Task<List<JsonElement>> SeeLineAsync(string garden, params string[] kinds) => Eventually.SeeAsync(
        () => LinesAsync(garden), lines => lines.Any(l => kinds.Contains(l.Text("kind"))), $"a line '{string.Join(" or ", kinds)}' of {garden}");
}
