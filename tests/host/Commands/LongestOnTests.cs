using System.Globalization;
using System.Net;
using System.Text.Json;
using SmartCampus.Host.Tests.Doors;
using SmartCampus.Host.Tests.Running;
using SmartCampus.Plugins.Osdp.Tests.Reader;

namespace SmartCampus.Host.Tests.Commands;

/// <summary>
/// The longest on of a trait, on the running host: nobody commanded it, the driver keeps no time, and still it ends. An hour passes while the host is down, by its clock.
/// </summary>
public sealed class LongestOnTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan BeforeTheLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(90); // the host starts, and the machine may be busy

    private readonly RunningHost host = new();
    private FakeClock? clock;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await host.DisposeAsync();

    public void Dispose()
    {
        clock?.Dispose();
        host.Dispose();
    }

    [FakeClockFact]
    public async Task RelaysOnThatNobodyCommanded_AreTurnedOffAtTheirTraitsLimit()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        (string Id, string Driver, string State, string Off, int Limit)[] relays =
        [
            ("found-lock", "modbus.relay-lock", "lock.state", "lock.lock", 600),
            ("found-valve", "modbus.relay-valve", "valve.state", "valve.close", 3600),
            ("found-pump", "modbus.relay-pump", "pump.running", "pump.stop", 3600),
        ];
        await StartAsync();
        for (int unit = 1; unit <= relays.Length; unit++)
        {
            _ = line[unit];
            await host.Api.AddOnlineAsync(relays[unit - 1].Id, relays[unit - 1].Driver, new { line = line.Line, unit, interval = 0.2, timeout = 2, retries = 0 });
        }

        DateTimeOffset on = TimeProvider.System.GetUtcNow();
        for (int unit = 1; unit <= relays.Length; unit++)
            line[unit].Coils[0] = true; // by hand, at the board
        foreach ((string id, _, string state, _, _) in relays)
            await host.Api.SeeAsync(id, d => d.Value(state) is "unlocked" or "open" or "true", $"{id} on");
        List<DateTimeOffset> off = [];
        TimeSpan passed = BeforeTheLimit;
        foreach (var ending in relays.GroupBy(r => r.Limit))
        {
            await host.KillAsync();
            clock!.Advance(TimeSpan.FromSeconds(ending.Key) - passed);
            passed = TimeSpan.FromSeconds(ending.Key);
            await host.StartAsync();
            foreach ((string id, _, _, string command, _) in ending)
                off.Add(await SeeTurnedOffAsync(id, command));
        }

        Assert.All(off.Zip(relays), pair => Assert.InRange(pair.First - on, TimeSpan.FromSeconds(pair.Second.Limit), TimeSpan.FromSeconds(pair.Second.Limit) + Slack));
        Assert.All([1, 2, 3], unit => Assert.NotEmpty(line[unit].Writes));
        Assert.All([1, 2, 3], unit => Assert.All(line[unit].Writes, w => Assert.Equal((5, 0, 0), w))); // off is asked again when a busy machine is late
        Assert.All([1, 2, 3], unit => Assert.False(line[unit].Coils[0]));
    }

    [FakeClockFact]
    public async Task DoorHeldOpen_LinkDiesAndItsTimePasses_IsEndedByCommandWhenTheReaderIsBack()
    {
        await using ReaderLine line = await ReaderLine.StartAsync();
        TestReader reader = line.Add(1);
        await StartAsync();
        await host.Api.AddOnlineAsync("held", "osdp.door", new { line = line.Line, address = 1 });
        JsonElement hold = (await host.Api.CommandAsync("held", "held-1", "door.hold", new { duration = 3600 }, wait: 30)).Expect(HttpStatusCode.OK);

        await line.PullOutAsync();
        await host.KillAsync();
        clock!.Advance(TimeSpan.FromSeconds(3601));
        await host.StartAsync();
        await host.Api.SeeAsync("held", d => d.Text("availability", "state") == "offline", "a reader that is not there");
        bool keptOpen = reader.IsOn(0);
        await line.PlugInAsync();
        await SeeTurnedOffAsync("held", "door.resume");

        Assert.Equal("confirmed", hold.Text("state"));
        Assert.True(keptOpen, "The strike fell off by itself.");
        Assert.False(reader.IsOn(0));
        Assert.Equal("0: 2 0", reader.Switched[0]);
        Assert.All(reader.Switched.Skip(1), s => Assert.Equal("0: 1 0", s)); // the door's hold and the lock's own limit end together
    }

    private async Task StartAsync()
    {
        clock = new FakeClock(host);
        await host.InitializeAsync();
    }

    /// <summary>Waits for the platform's own command, confirmed; returns when the platform gave it.</summary>
    private async Task<DateTimeOffset> SeeTurnedOffAsync(string id, string command)
    {
        JsonElement entry = await Eventually.SeeAsync(
            async () => (await host.Api.GetAsync($"/api/commands?device={id}")).Expect(HttpStatusCode.OK).At("items").EnumerateArray()
                .FirstOrDefault(e => e.Text("by") == "platform" && e.Text("command") == command && e.Text("state") == "confirmed"),
            e => e.ValueKind == JsonValueKind.Object,
            $"{command} of {id} by the platform, confirmed");
        return DateTimeOffset.Parse(entry.At("steps")[0].Text("at")!, CultureInfo.InvariantCulture);
    }
}
