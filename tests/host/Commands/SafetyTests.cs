using System.Diagnostics;
using System.Net;
using System.Text.Json;
using SmartCampus.Host.Tests.Running;

namespace SmartCampus.Host.Tests.Commands;

/// <summary>What may not stay on is turned off by the platform, whatever happens in between.</summary>
public sealed class SafetyTests(RunningHost host) : OnRunningHost(host)
{
    [Fact]
    public async Task Open_ForTwoSeconds_IsClosedByThePlatformAfterThem()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        await AddAsync("timed-valve", "modbus.relay-valve", line);

        await TurnOnAsync("timed-valve", "valve.open", new { duration = 2 });
        await SeeTurnedOffAsync("timed-valve", "valve.close");

        Assert.False(line[1].Coils[0]);
        Assert.Equal([(5, 0, 0xFF00), (5, 0, 0)], line[1].Writes);
    }

    [Fact]
    public async Task Kill9_ValveOpen_IsClosedByThePlatformAfterTheRestart()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        await AddAsync("killed-valve", "modbus.relay-valve", line);
        await TurnOnAsync("killed-valve", "valve.open", new { duration = 5 });

        await Host.KillAsync();
        bool openAtTheKill = line[1].Coils[0];
        await Host.StartAsync();
        await SeeTurnedOffAsync("killed-valve", "valve.close");

        Assert.True(openAtTheKill, "The valve was closed before the host was killed.");
        Assert.False(line[1].Coils[0]);
    }

    [Fact]
    public async Task Kill9_LockUnlocked_IsLockedByThePlatformAfterTheRestart()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        await AddAsync("killed-lock", "modbus.relay-lock", line);
        await TurnOnAsync("killed-lock", "lock.unlock", new { hold = 5 });

        await Host.KillAsync();
        bool unlockedAtTheKill = line[1].Coils[0];
        await Host.StartAsync();
        await SeeTurnedOffAsync("killed-lock", "lock.lock");

        Assert.True(unlockedAtTheKill, "The door was locked before the host was killed.");
        Assert.False(line[1].Coils[0]);
    }

    [Fact]
    public async Task LinkLost_ValveOpen_IsClosedByThePlatformWhenItIsBack()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        await AddAsync("lost-valve", "modbus.relay-valve", line);
        await TurnOnAsync("lost-valve", "valve.open", new { duration = 600 });

        line[1].Behaviour = Behaviour.Mute;
        await Host.Api.SeeReasonAsync("lost-valve", "offline timedOut.silent");
        line[1].Behaviour = Behaviour.Normal;
        await SeeTurnedOffAsync("lost-valve", "valve.close");

        Assert.False(line[1].Coils[0]);
    }

    [Theory]
    [InlineData(false, "modbus.relay-valve", "valve.open", "valve.close")]
    [InlineData(true, "modbus.relay-valve", "valve.open", "valve.close")]
    [InlineData(false, "modbus.relay-pump", "pump.start", "pump.stop")]
    [InlineData(true, "modbus.relay-pump", "pump.start", "pump.stop")]
    public async Task LinkDies_WaterOn_IsTurnedOffByCommandWhenItIsBack(bool serial, string driver, string on, string off)
    {
        await using FaultyDevice line = await FaultyDevice.StartAsync(serial);
        string id = $"died-{on.Replace('.', '-')}-{serial}".ToLowerInvariant();
        await AddAsync(id, driver, line);
        await TurnOnAsync(id, on, new { duration = 600 });

        await line.PullOutAsync();
        await Host.Api.SeeAsync(id, d => d.Text("availability", "state") == "offline", "the line's end");
        bool keptOn = line[1].Coils[0];
        await line.PlugInAsync();
        await SeeTurnedOffAsync(id, off);

        Assert.True(keptOn, "The relay fell off by itself.");
        Assert.False(line[1].Coils[0]);
        AssertOnceOnThenOff(line);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task LinkDies_LockUnlockedAndItsTimePasses_IsLockedByCommandWhenItIsBack(bool serial)
    {
        await using FaultyDevice line = await FaultyDevice.StartAsync(serial);
        string id = $"died-lock-{serial}".ToLowerInvariant();
        await AddAsync(id, "modbus.relay-lock", line);
        await TurnOnAsync(id, "lock.unlock", new { hold = 3 });
        var unlocked = Stopwatch.StartNew();

        await line.PullOutAsync();
        await Eventually.BeAsync(() => unlocked.Elapsed > TimeSpan.FromSeconds(4), "the end of the time");
        bool keptUnlocked = line[1].Coils[0];
        await line.PlugInAsync();
        await SeeTurnedOffAsync(id, "lock.lock");

        Assert.True(keptUnlocked, "The relay fell off by itself.");
        AssertOnceOnThenOff(line);
    }

    [Fact]
    public async Task CloseRefused_ValveOpen_IsTriedAgainUntilItIsClosed()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        await AddAsync("stubborn-valve", "modbus.relay-valve", line);
        await TurnOnAsync("stubborn-valve", "valve.open", new { duration = 1 });

        line[1].Behaviour = Behaviour.SaysYesDoesNothing;
        await Eventually.BeAsync(() => line[1].Writes.Count(w => w.Value == 0) >= 2, "a second try to close");
        line[1].Behaviour = Behaviour.Normal;
        await SeeTurnedOffAsync("stubborn-valve", "valve.close");

        Assert.False(line[1].Coils[0]);
    }

    [Fact]
    public async Task Terminate_ValveOpen_IsClosedBeforeTheEnd()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        await AddAsync("stopped-valve", "modbus.relay-valve", line);
        await TurnOnAsync("stopped-valve", "valve.open", new { duration = 600 });

        await Host.StopAsync();
        bool open = line[1].Coils[0];
        await Host.StartAsync();

        Assert.False(open, "The valve is open though nobody watches it.");
    }

    /// <summary>Off may be asked again, when a busy machine is late; on may not.</summary>
    private static void AssertOnceOnThenOff(FaultyDevice line)
    {
        Assert.Equal((5, 0, 0xFF00), line[1].Writes[0]);
        Assert.NotEmpty(line[1].Writes.Skip(1));
        Assert.All(line[1].Writes.Skip(1), w => Assert.Equal((5, 0, 0), w));
    }

    private async Task AddAsync(string id, string driver, FaultyDevice line)
    {
        _ = line[1];
        await Host.Api.AddOnlineAsync(id, driver, new { line = line.Line, interval = 0.2, timeout = 2, retries = 0 });
    }

    private async Task TurnOnAsync(string id, string command, object arguments)
    {
        JsonElement on = (await Host.Api.CommandAsync(id, $"{id}-on", command, arguments, wait: 30)).Expect(HttpStatusCode.OK);
        Assert.Equal("confirmed", on.Text("state"));
    }

    private Task<List<JsonElement>> SeeTurnedOffAsync(string id, string command) => Eventually.SeeAsync(
        async () => (await Host.Api.GetAsync($"/api/commands?device={id}")).Expect(HttpStatusCode.OK).At("items").EnumerateArray().ToList(),
        entries => entries.Any(e => e.Text("by") == "platform" && e.Text("command") == command && e.Text("state") == "confirmed"),
        $"{command} of {id} by the platform, confirmed");
}
