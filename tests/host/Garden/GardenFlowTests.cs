using System.Net;
using System.Text.Json;
using SmartCampus.Host.Tests.Running;

namespace SmartCampus.Host.Tests.Garden;

/// <summary>What meters tell: of a pipe that burst, of emitters that are clogged, of a valve that says "closed" and is not. The host's clock is set on, so that minutes take seconds.</summary>
public sealed class GardenFlowTests
{
    [FakeClockFact]
    public async Task FlowAgainstTheLearntBand_TooMuchClosesAndLocksOut_TooLittleIsTold()
    {
        await using var alone = new GardenAlone();
        using var clock = new FakeClock(alone.Host);
        await alone.StartAsync();
        await alone.AddMeterAndMasterAsync(beds: 1);
        TestGarden garden = alone.Garden;
        for (int run = 1; run <= 3; run++)
        {
            await OpenAsync(alone, $"good{run}", minutes: 1.5m, flow: 10);
            await alone.PassAsync(clock, 40); // settled
            await EndAsync(alone, clock, 60);
        }
        JsonElement learnt = await garden.SeeViewAsync(v => v.At("beds")[0].Text("usualFlow") is not null, "a usual flow");

        await OpenAsync(alone, "burst", minutes: 20m, flow: 14); // unlearnt, up to 20 L/min would do
        await alone.PassAsync(clock, 40);
        await alone.PassAsync(clock, 12);
        JsonElement burst = await garden.SeeCriticalAsync();
        await Eventually.BeAsync(() => !alone.Board.Coils[0], "the valve closed");
        alone.Board.Holding[0] = 0;
        await garden.SeeIdleAsync();
        (await garden.AskAsync(new { kind = "acknowledge", id = burst.At("criticals")[0].Text("id") })).Expect(HttpStatusCode.OK);
        (await garden.AskAsync(new { kind = "unlockBed", bed = "b1" })).Expect(HttpStatusCode.OK);
        await OpenAsync(alone, "clog", minutes: 20m, flow: 4); // unlearnt, 2.5 L/min would do
        await alone.PassAsync(clock, 40);
        await alone.PassAsync(clock, 35);
        List<JsonElement> lines = await garden.SeeLinesAsync(l => l.Text("rule") == "safety.lowFlow", "too little water");
        bool goesOn = alone.Board.Coils[0];
        JsonElement clogged = await garden.SeeAsync();
        await EndAsync(alone, clock, 1200);

        Assert.Equal(10, learnt.At("beds")[0].At("usualFlow").GetDecimal());
        Assert.Equal("“Bed 1”: 14 L/min is more than 13 L/min, a pipe may have burst: closed, out of use. Please find the leak", burst.At("criticals")[0].Text("text", "en"));
        Assert.Equal("lockedOut", burst.At("beds")[0].Text("state"));
        Assert.Equal(JsonValueKind.Null, burst.At("supplies")[0].At("shut").ValueKind);
        Assert.Contains(lines, l => l.Text("rule") == "stop.burst" && l.Text("run") == "manual:burst");
        Assert.True(goesOn, "A clog closed the valve.");
        Assert.Equal(0, clogged.At("view", "criticals").GetArrayLength());
    }

    [FakeClockFact]
    public async Task ValveReadsClosedButItsMeterTurns_BedIsLockedOutSupplyShutAndItIsMadeKnown()
    {
        await using var alone = new GardenAlone();
        using var clock = new FakeClock(alone.Host);
        await alone.StartAsync(beds: 2);
        await alone.AddMeterAndMasterAsync(beds: 2);
        await alone.Garden.WaterAsync("other", 30m, "b2");
        await alone.Garden.SeeRunningAsync("open");
        bool wasOn = alone.Line[5].Coils[0];

        alone.Board.Holding[0] = 40;
        await alone.PassAsync(clock, 35); // settled: it is no rest of an opening
        await alone.PassAsync(clock, 62);
        JsonElement view = await alone.Garden.SeeCriticalAsync();
        await Eventually.BeAsync(() => !alone.Line[2].Coils[0] && !alone.Line[5].Coils[0], "the other bed and the supply closed");
        List<JsonElement> lines = await alone.Garden.SeeLinesAsync("stopped");

        Assert.True(wasOn, "The supply was not on.");
        Assert.Equal(
            "“Bed 1”: 4 L/min though its valve reads closed (limit 0.5 L/min): bed out of use, water supply shut. Please look at once", view.At("criticals")[0].Text("text", "en"));
        Assert.Equal("lockedOut", view.At("beds")[0].Text("state"));
        Assert.NotEqual(JsonValueKind.Null, view.At("supplies")[0].At("shut").ValueKind);
        Assert.Contains(lines, l => l.Text("rule") == "stop.supplyShut" && l.Text("bed") == "b2");
        await Eventually.SeeAsync(
            () => alone.Host.Api.GetAsync("/api/devices/alone-v1/timeline"),
            a => a.Body.At("items").EnumerateArray().Any(t => t.Text("kind") == "safety" && t.Text("name") == "garden"),
            "the critical record on the meter's timeline");
    }

    private static async Task OpenAsync(GardenAlone alone, string request, decimal minutes, ushort flow)
    {
        await alone.Garden.WaterAsync(request, minutes);
        await alone.Garden.SeeRunningAsync("open");
        alone.Board.Holding[0] = (ushort)(flow * 10);
    }

    /// <summary>Its time is over.</summary>
    private static async Task EndAsync(GardenAlone alone, FakeClock clock, int seconds)
    {
        clock.Advance(TimeSpan.FromSeconds(seconds));
        await Eventually.BeAsync(() => !alone.Board.Coils[0], "the valve closed at its end");
        alone.Board.Holding[0] = 0;
        await alone.Garden.SeeIdleAsync();
    }
}
