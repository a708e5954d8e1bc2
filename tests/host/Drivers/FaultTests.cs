using System.Text.Json;
using SmartCampus.Host.Tests.Running;

namespace SmartCampus.Host.Tests.Drivers;

/// <summary>What goes wrong on a line, seen through the whole host: each fault has its own reason, hurts nobody else and heals by itself.</summary>
public sealed class FaultTests(RunningHost host) : OnRunningHost(host)
{
    [Theory]
    [InlineData(false, "Mute", "offline timedOut.silent")]
    [InlineData(false, "IllegalAddress", "degraded notConfigured.illegalAddress")]
    [InlineData(false, "Busy", "degraded busy")]
    [InlineData(false, "OtherUnit", "offline badFrame.foreignUnit")]
    [InlineData(false, "Reset", "offline unreachable.reset")]
    [InlineData(false, "Close", "offline unreachable.closed")]
    [InlineData(true, "Mute", "offline timedOut.silent")]
    [InlineData(true, "IllegalAddress", "degraded notConfigured.illegalAddress")]
    [InlineData(true, "Busy", "degraded busy")]
    [InlineData(true, "WrongCrc", "offline badFrame.crc")]
    [InlineData(true, "OtherUnit", "offline badFrame.foreignUnit")]
    public async Task Fault_OfOneDevice_HasItsReasonAndLeavesItsNeighbour(bool serial, string behaviour, string reason)
    {
        await using FaultyDevice line = await FaultyDevice.StartAsync(serial);
        string victim = $"victim-{serial}-{behaviour}".ToLowerInvariant();
        string neighbour = $"neighbour-{serial}-{behaviour}".ToLowerInvariant();
        line[1].Holding[0] = line[2].Holding[0] = 7;
        await Host.Api.AddOnlineAsync(victim, "modbus.registers-8", Settings(line, 1, timeout: 2));
        await Host.Api.AddOnlineAsync(neighbour, "modbus.registers-8", Settings(line, 2, timeout: 10));

        line[1].Behaviour = Enum.Parse<Behaviour>(behaviour);
        JsonElement faulty = await Host.Api.SeeReasonAsync(victim, reason);
        line[2].Holding[0] = 8;
        await Host.Api.SeeAsync(neighbour, d => d.Value("register.r0") == "8", $"{neighbour} polled while {victim} is {reason}");
        JsonElement still = await Host.Api.DeviceAsync(victim);
        line[1].Behaviour = Behaviour.Normal;
        await Host.Api.SeeReasonAsync(victim, "online");

        Assert.All([faulty, still], d => Assert.Contains(d.Value("register.r0"), new[] { "7", null }));
        await Eventually.BeAsync(() => Host.Logged($" {victim} is back") > 0, $"a log line that {victim} is back");
        Assert.Equal((1, 1), (Complaints(victim), Host.Logged($" {victim} is back")));
        Assert.Equal((0, 0), (Complaints(neighbour), Host.Logged($" {neighbour} is back")));
    }

    [Theory]
    [InlineData(false, "unreachable.refused")]
    [InlineData(true, "unreachable.portMissing")]
    public async Task Line_GoneAndBack_IsTheCauseForItsDevicesAndHealsByItself(bool serial, string reason)
    {
        await using FaultyDevice line = await FaultyDevice.StartAsync(serial);
        string[] devices = [$"first-{serial}".ToLowerInvariant(), $"second-{serial}".ToLowerInvariant()];
        await Host.Api.AddOnlineAsync(devices[0], "modbus.registers-8", Settings(line, 1, timeout: 10));
        await Host.Api.AddOnlineAsync(devices[1], "modbus.registers-8", Settings(line, 2, timeout: 10));

        await line.PullOutAsync();
        JsonElement[] offline = await Task.WhenAll(devices.Select(d => Host.Api.SeeReasonAsync(d, $"offline {reason}")));
        await line.PlugInAsync();
        await Task.WhenAll(devices.Select(d => Host.Api.SeeReasonAsync(d, "online")));

        string address = offline[0].Text("availability", "cause")!;
        Assert.StartsWith(line.Line, address, StringComparison.Ordinal);
        Assert.Equal(address, offline[1].Text("availability", "cause"));
        await Eventually.BeAsync(() => devices.All(d => Host.Logged($" {d} is back") > 0), "a log line for each device that is back");
        Assert.Equal((1, 1), (Host.Logged($"Line {address} is down"), Host.Logged($"Line {address} is up again")));
        Assert.All(devices, d => Assert.Equal((1, 1), (Complaints(d), Host.Logged($" {d} is back"))));
    }

    private int Complaints(string device) => Host.Logged($" {device} is Offline") + Host.Logged($" {device} is Degraded");

    /// <summary>A device with nothing wrong waits long for its answer, since the machine may be busy.</summary>
    private static object Settings(FaultyDevice line, int unit, double timeout)
    {
        _ = line[unit];
        return new { line = line.Line, unit, interval = 0.2, timeout, retries = 0 };
    }
}
