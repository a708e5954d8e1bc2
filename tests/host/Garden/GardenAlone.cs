using System.Net;
using System.Text.Json;
using SmartCampus.Host.Tests.Running;

namespace SmartCampus.Host.Tests.Garden;

/// <summary>A garden of one bed on a host of its own, of which a test breaks more than a device.</summary>
internal sealed class GardenAlone : IAsyncDisposable
{
    private readonly FaultyTcp line = FaultyTcp.Start();

    public RunningHost Host { get; } = new();

    /// <summary>The valve's relay board; the valve is coil 0.</summary>
    public FaultyUnit Board => line[1];

    public async Task StartAsync()
    {
        await Host.InitializeAsync();
        _ = Board;
        await Host.Api.AddOnlineAsync("alone-v1", "modbus.relay-valve", new { line = line.Line, unit = 1, interval = 0.2, timeout = 2, retries = 0 });
        (await Host.Api.PutAsync("/api/gardens/alone", new { version = 0, definition = GardenOnHost.Definition("alone", 1) })).Expect(HttpStatusCode.OK);
    }

    public Task<HostAnswer> WaterAsync(string id, decimal minutes) => Host.Api.PostAsync("/api/gardens/alone/requests", new
    {
        kind = "water",
        id,
        isNow = true,
        steps = new[] { new { bed = "b1", amount = new { value = minutes, unit = "minutes" } } },
    });

    public Task<JsonElement> SeeViewAsync(Func<JsonElement, bool> isRight, string what) => Eventually.SeeAsync(
        async () => (await Host.Api.GetAsync("/api/gardens/alone")).Body.At("view"), v => v.ValueKind == JsonValueKind.Object && isRight(v), what);

    /// <summary>The record, once it says that this run was watered.</summary>
    public async Task<IReadOnlyList<JsonElement>> SeeWateredAsync(string run) => await Eventually.SeeAsync(
        async () => (await Host.Api.GetAsync("/api/gardens/alone/decisions")).Expect(HttpStatusCode.OK).At("items").EnumerateArray().ToList(),
        lines => lines.Any(l => l.Text("run") == run && l.Text("kind") == "watered"),
        $"{run} watered");

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Host.Dispose();
        await line.DisposeAsync();
    }
}
