namespace SmartCampus.Plugins.Milesight.Tests.Driver;

public sealed class MilesightDriverTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(20);

    [Fact]
    public async Task Push_SameFrameTwice_IsReportedOnce()
    {
        await using Shipped running = await Shipped.StartAsync("vs330");
        await running.PushAsync(Bodies.ChirpStack("03 8E 01", 5));

        PushOutcome second = await running.PushAsync(Bodies.ChirpStack("03 8E 01", 5));

        Assert.Equal(PushOutcome.Repeated, second);
        Assert.Equal(["occupancy.occupied true"], running.Told);
    }

    [Fact]
    public async Task Push_OlderFrameAfterANewer_ChangesNothing()
    {
        await using Shipped running = await Shipped.StartAsync("vs330");
        await running.PushAsync(Bodies.TheThingsStack("03 8E 00", 6, time: "2026-01-01T00:00:08Z"));

        PushOutcome late = await running.PushAsync(Bodies.TheThingsStack("03 8E 01", 5, time: "2026-01-01T00:00:02Z"));

        Assert.Equal((PushOutcome.Repeated, "occupancy.occupied false"), (late, Assert.Single(running.Told)));
    }

    [Fact]
    public async Task Push_CounterBeginsAnewAfterARejoin_IsTaken()
    {
        await using Shipped running = await Shipped.StartAsync("ws303");
        await running.PushAsync(Bodies.ChirpStack("03 00 00", 5000, devAddr: "00000001", time: "2026-01-01T00:00:02Z"));

        await running.PushAsync(Bodies.ChirpStackJoin);
        PushOutcome leak = await running.PushAsync(Bodies.ChirpStack("03 00 01", 0, devAddr: "00000002", time: "2026-01-01T00:00:03Z"));

        Assert.Equal(PushOutcome.Taken, leak);
        Assert.Equal(["leak.wet false", "leak.wet true"], running.Told);
    }

    [Theory]
    [InlineData(Bodies.ChirpStackJoin)]
    [InlineData("""{"deviceInfo":{"devEui":"24e124136b502217"},"devAddr":"00189440","fCnt":9,"fPort":0,"data":"AXVk"}""")] // network commands
    [InlineData("""{"deviceInfo":{"devEui":"24e124136b502217"},"devAddr":"00189440","fCnt":9,"fPort":85,"data":""}""")]
    [InlineData("""{"deviceInfo":{"devEui":"24e124136b502218","deviceName":"24e124136b502217"},"fCnt":9,"fPort":85,"data":"AXVk"}""")]
    public async Task Push_NothingOfThisSensor_IsIgnored(string body)
    {
        await using Shipped running = await Shipped.StartAsync("vs330");

        Assert.Equal(PushOutcome.Ignored, await running.PushAsync(body));
        Assert.Empty(running.Told);
    }

    [Theory]
    [InlineData("24e124136b502217", "badFrame.envelope")]
    [InlineData("""{"dev":"24e124136b502217"}""", "badFrame.envelope")]
    [InlineData("""{"devEUI":"24e124136b502217","data":"not base64"}""", "badFrame.encoding")]
    [InlineData("""{"devEUI":"24e124136b502217","data":"BZkB"}""", "badFrame.unknownChannel")]
    [InlineData("""{"devEUI":"24e124136b502217","data":"AQ=="}""", "badFrame.truncated")]
    public async Task Push_Unusable_IsRefusedWithAReasonAndTheDriverGoesOn(string body, string reason)
    {
        await using Shipped running = await Shipped.StartAsync("vs330");

        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => running.PushAsync(body));
        PushOutcome next = await running.PushAsync(Bodies.ChirpStack("03 8E 01"));

        Assert.Equal((reason, PushOutcome.Taken), (e.Error.Reason, next));
        Assert.Equal(["occupancy.occupied true"], running.Told);
    }

    [Fact]
    public async Task Run_NothingForLongerThanStaleAfter_GivesUpOnceAndComesBackWithTheNextMessage()
    {
        await using Shipped running = await Shipped.StartAsync("vs330", ", \"staleAfter\": 3600");
        await running.PushAsync(Bodies.ChirpStack("03 8E 01", 1, time: "2026-01-01T00:00:10Z"));

        running.Time.Advance(3 * Interval);
        DeviceException stale = await running.EndAsync();
        await running.RestartAsync();
        PushOutcome back = await running.PushAsync(Bodies.ChirpStack("03 8E 00", 2, time: "2026-01-01T01:00:10Z"));

        Assert.Equal("timedOut.stale", stale.Error.Reason);
        Assert.Equal(PushOutcome.Taken, back);
    }

    [Fact]
    public async Task Run_MessageJustInTime_StaysOnline()
    {
        await using Shipped running = await Shipped.StartAsync("vs330", ", \"staleAfter\": 3600");
        await running.PushAsync(Bodies.ChirpStack("03 8E 01", 1, time: "2026-01-01T00:00:10Z"));

        running.Time.Advance(3 * Interval - TimeSpan.FromSeconds(1));
        await running.PushAsync(Bodies.ChirpStack("03 8E 01", 2, time: "2026-01-01T01:00:09Z"));
        running.Time.Advance(2 * Interval);

        Assert.Equal(PushOutcome.Taken, await running.PushAsync(Bodies.ChirpStack("03 8E 00", 3, time: "2026-01-01T01:40:09Z")));
    }

    [Fact]
    public async Task Run_MessageWasLongUnderWay_IsStaleByItsOwnTime()
    {
        await using Shipped running = await Shipped.StartAsync("vs330", ", \"staleAfter\": 3600");
        running.Time.Advance(TimeSpan.FromMinutes(50));
        await running.PushAsync(Bodies.ChirpStack("03 8E 01", 1, time: "2026-01-01T00:00:10Z"));

        running.Time.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal("timedOut.stale", (await running.EndAsync()).Error.Reason);
    }

    [Fact]
    public async Task Run_BeforeTheFirstMessage_WaitsForEver()
    {
        await using Shipped running = await Shipped.StartAsync("vs330", ", \"staleAfter\": 60");

        running.Time.Advance(TimeSpan.FromDays(3));

        Assert.Equal(PushOutcome.Taken, await running.PushAsync(Bodies.ChirpStack("03 8E 01", time: "2026-01-04T00:00:10Z")));
    }

    [Fact]
    public async Task Push_ServersClockIsAhead_NoReadingIsFromTheFuture()
    {
        await using Shipped running = await Shipped.StartAsync("vs330");

        await running.PushAsync(Bodies.ChirpStack("03 8E 01", time: "2026-01-01T09:00:00Z"));

        Assert.Equal(running.Time.GetUtcNow(), Assert.Single(running.Context.Readings).Time);
    }

    [Theory]
    [InlineData("1970-01-01T00:01:00Z")] // a gateway that has no clock
    [InlineData("2025-12-30T23:59:59Z")]
    public async Task Push_ServersClockIsDaysBehind_IsHeardNow(string time)
    {
        await using Shipped running = await Shipped.StartAsync("vs330", ", \"staleAfter\": 3600");

        await running.PushAsync(Bodies.ChirpStack("03 8E 01", 1, time: time));
        DateTimeOffset told = running.Context.Latest("occupancy.occupied")!.Value.Time;
        PushOutcome next = await running.PushAsync(Bodies.ChirpStack("03 8E 00", 2, time: time));

        Assert.Equal((running.Time.GetUtcNow(), PushOutcome.Taken), (told, next));
    }

    [Fact]
    public async Task Push_PayloadAsLongAsABody_IsRefusedInAShortSentence()
    {
        await using Shipped running = await Shipped.StartAsync("vs330");

        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => running.PushAsync($$"""{"devEUI":"{{Bodies.Eui}}","data":"{{new string('?', 60_000)}}"}"""));

        Assert.InRange(e.Message.Length, 1, 200);
    }

    [Theory]
    [InlineData("24e124136b50221")]
    [InlineData("24e124136b5022170")]
    [InlineData("24e124136b50221g")]
    public async Task Create_BadDevEui_SaysTheRule(string eui)
    {
        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => Shipped.StartAsync("vs330", eui: eui));

        Assert.Equal("notConfigured.devEui", e.Error.Reason);
        Assert.Contains(eui, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_DevEuiInCapitals_IsTheSame()
    {
        await using Shipped running = await Shipped.StartAsync("vs330", eui: "24E124136B502217");

        Assert.Equal(PushOutcome.Taken, await running.PushAsync(Bodies.ChirpStack("03 8E 01")));
    }

    [Theory]
    [InlineData("59")]
    [InlineData("604801")]
    public async Task Create_StaleAfterOutOfRange_IsRefused(string seconds)
    {
        ArgumentException e = await Assert.ThrowsAsync<ArgumentException>(() => Shipped.StartAsync("vs330", $", \"staleAfter\": {seconds}"));

        Assert.Contains("from 60 to 604800 s", e.Message, StringComparison.Ordinal);
    }
}
