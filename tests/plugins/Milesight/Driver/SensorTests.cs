namespace SmartCampus.Plugins.Milesight.Tests.Driver;

/// <summary>Payloads of each sensor, protocols.md 6.1.</summary>
public sealed class SensorTests
{
    [Theory]
    [InlineData("vs330", "01 75 64 02 82 2C 01 03 8E 01", new[] { "battery.level 100", "distance.value 300", "occupancy.occupied true" })]
    [InlineData("vs330", "03 8E 00", new[] { "occupancy.occupied false" })]
    [InlineData("vs330", "04 8E 00 02 82 FF FF", new[] { "distance.calibrated false", "distance.value 65535" })]
    [InlineData("vs330", "03 8E 02", new[] { "occupancy.occupied notConfigured.unmapped" })]
    [InlineData("vs340", "01 75 5B 03 00 01", new[] { "battery.level 91", "occupancy.occupied true" })]
    [InlineData("vs340", "03 00 00", new[] { "occupancy.occupied false" })]
    [InlineData("ws303", "01 75 64 03 00 01", new[] { "battery.level 100", "leak.wet true" })]
    [InlineData("ws303", "03 00 00", new[] { "leak.wet false" })]
    [InlineData("vs321", "01 75 64 03 67 F0 00 04 68 71 05 FD 07 00", new[] { "battery.level 100", "climate.temperature 24.0", "climate.humidity 56.5", "occupancy.count 7", "occupancy.occupied true" })]
    [InlineData("vs321", "03 67 9B FF", new[] { "climate.temperature -10.1" })]
    [InlineData("vs321", "03 67 FF FF 04 68 FF", new[] { "climate.temperature refusedByDevice.deviceFailure", "climate.humidity refusedByDevice.deviceFailure" })]
    [InlineData("vs321", "05 FD 00 00", new[] { "occupancy.count 0", "occupancy.occupied false" })]
    [InlineData("vs321", "06 FE FF 03 05 02 07 FF 01", new[] { "regions.occupied 1, 3, 10", "occupancy.occupied true", "regions.bright true" })]
    [InlineData("vs321", "06 FE FE 03 01 00", new[] { "regions.occupied 0", "occupancy.occupied false" })] // region 1 is not enabled
    [InlineData("vs321", "05 FD 03 00 08 F4 00 01", new[] { "occupancy.count refusedByDevice.notDetecting", "occupancy.occupied refusedByDevice.notDetecting", "regions.occupied refusedByDevice.notDetecting" })]
    [InlineData("vs321", "05 FD 03 00 08 F4 00 00", new[] { "occupancy.count 3", "occupancy.occupied true" })]
    [InlineData("vs330", "FF 0B FF FF 01 01 FF 16 61 16 B5 02 56 16 00 02 FF 09 01 00 FF 0A 01 01 FF 0F 00", new string[0])] // after power-on
    [InlineData("vs330", "03 8E 01 05 99 03 8E 00", new[] { "occupancy.occupied true" })] // unknown pair: stop
    public async Task Push_Payload_IsItsReadings(string sensor, string payload, string[] readings)
    {
        await using Shipped running = await Shipped.StartAsync(sensor);

        PushOutcome outcome = await running.PushAsync(Bodies.ChirpStack(payload));

        Assert.Equal(PushOutcome.Taken, outcome);
        Assert.Equal(readings, running.Told);
    }

    [Fact]
    public async Task Push_ThreeServers_TellTheSameTimeOfTheNetwork()
    {
        await using Shipped running = await Shipped.StartAsync("vs330");
        var networkTime = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        await running.PushAsync(Bodies.ChirpStack("03 8E 01", 1, time: "2026-01-01T00:00:00Z"));
        await running.PushAsync(Bodies.TheThingsStack("03 8E 01", 2, time: "2026-01-01T00:00:00Z"));
        await running.PushAsync(Bodies.MilesightGateway("038E01", 3, time: "2026-01-01T00:00:00Z"));

        Assert.Equal([networkTime], running.Context.Readings.Select(r => r.Time).Distinct());
        Assert.Single(running.Told.Distinct());
    }

    [Theory]
    [InlineData("A44B")] // base64 of 03 8E 01, and hexadecimal digits
    [InlineData("038e01")]
    [InlineData("038E01")]
    public async Task Push_MilesightGateway_ReadsBase64AndHex(string data)
    {
        await using Shipped running = await Shipped.StartAsync("vs330");

        await running.PushAsync(Bodies.MilesightGateway(data));

        Assert.Equal(["occupancy.occupied true"], running.Told);
    }

    [Fact]
    public void Describe_Models_HaveOnlyWhatTheSensorHas() => Assert.Equal(
        [
            "milesight.vs330: occupancy.occupied distance.value distance.calibrated battery.level",
            "milesight.vs340: occupancy.occupied battery.level",
            "milesight.vs321: occupancy.occupied occupancy.count climate.temperature climate.humidity regions.occupied regions.bright battery.level",
            "milesight.ws303: leak.wet battery.level",
        ],
        Shipped.All.Select(d => $"{d.Model.Id}: {string.Join(' ', d.Model.Properties.Select(p => p.Name))}"));

    [Fact]
    public void Describe_EveryText_IsThereInBothLanguages() => Assert.All(
        Shipped.All.SelectMany(d => d.Model.Properties.Select(p => p.Title).Concat(d.Model.Traits.Select(t => t.Title)).Append(d.Model.Title)),
        text => Assert.True(text.En.Any(char.IsAsciiLetter) && text.Zh.Any(c => c > 0x2E80), $"{text}"));
}
