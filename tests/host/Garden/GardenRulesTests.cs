using System.Net;
using System.Text.Json;
using SmartCampus.Host.Tests.Running;

namespace SmartCampus.Host.Tests.Garden;

/// <summary>The rules of a plan, as the running host's preview has them.</summary>
public sealed class GardenRulesTests(RunningHost host) : OnRunningHost(host)
{
    [Fact]
    public async Task Calendar_ExaminationOfTheNextDays_MovesThePlansOfProgrammesThatAskForIt()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        TestGarden garden = await TestGarden.MakeAsync(Host, "term", line);
        object draft = TestGarden.Programme("draft", GardenDay.StartIn(60), days: new { kind = "everyDays", filter = "notExaminations" });
        JsonElement before = await garden.PreviewAsync(draft);
        JsonElement known = (await Host.Api.GetAsync("/api/calendar")).Expect(HttpStatusCode.OK);
        object calendar = new { terms = Array.Empty<object>(), holidays = Array.Empty<object>(), examinations = new[] { new { name = "Finals", from = GardenDay.Day(2), to = GardenDay.Day(3) } } };

        (await Host.Api.PutAsync("/api/calendar", new { version = known.At("version").GetInt64(), calendar })).Expect(HttpStatusCode.OK);
        JsonElement after = await garden.PreviewAsync(draft);
        (await Host.Api.PutAsync("/api/calendar", new { version = known.At("version").GetInt64(), calendar })).Problem(HttpStatusCode.Conflict, "conflict");

        string[] days = [.. before.At("slots").EnumerateArray().Select(s => GardenDay.Wall(s.Text("start")!)[..10])];
        Assert.Contains(GardenDay.Day(2), days);
        Assert.Equal(days.Except([GardenDay.Day(2), GardenDay.Day(3)]), after.At("slots").EnumerateArray().Select(s => GardenDay.Wall(s.Text("start")!)[..10]));
    }

    [Fact]
    public async Task Calendar_TermEndsBeforeItBegins_IsRefusedInBothLanguages()
    {
        object calendar = new { terms = new[] { new { name = "Autumn", from = GardenDay.Day(9), to = GardenDay.Day(2) } }, holidays = Array.Empty<object>(), examinations = Array.Empty<object>() };

        JsonElement problem = (await Host.Api.PutAsync("/api/calendar", new { version = 0, calendar })).Problem(HttpStatusCode.BadRequest, "invalid");

        JsonElement texts = problem.GetProperty("texts").GetProperty("terms.Autumn.to");
        Assert.Equal("Autumn: term ends before it begins.", texts.Text("en"));
        Assert.Equal("Autumn：学期的结束早于开始。", texts.Text("zh"));
    }

    [Fact]
    public async Task Ban_OverTheStart_IsWaitedForAndSaid()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        TestGarden garden = await TestGarden.MakeAsync(Host, "banned", line);
        await garden.ChangeAsync(new { bans = new[] { new { name = "Noon", days = new { }, from = "11:00", to = "14:00" } } });

        JsonElement preview = await garden.PreviewAsync(TestGarden.Programme("draft", new { kind = "clock", time = "12:00" }), days: 2);

        Assert.All(preview.At("slots").EnumerateArray(), s => Assert.EndsWith("14:00:00", GardenDay.Wall(s.Text("start")!), StringComparison.Ordinal));
        Assert.NotEmpty(preview.At("slots").EnumerateArray());
    }

    [Fact]
    public async Task FinishBy_TenMinutes_StartsTenMinutesBefore()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        TestGarden garden = await TestGarden.MakeAsync(Host, "finish", line);

        JsonElement preview = await garden.PreviewAsync(TestGarden.Programme("draft", new { kind = "finishBy", time = "07:30" }, minutes: 10), days: 2);

        Assert.All(preview.At("slots").EnumerateArray(), s => Assert.Equal(("07:20:00", "07:30:00"), (GardenDay.Wall(s.Text("start")!)[11..], GardenDay.Wall(s.Text("end")!)[11..])));
        Assert.NotEmpty(preview.At("slots").EnumerateArray());
    }

    [Fact]
    public async Task Pump_ShortestRunLeadAndLag_AreInThePlan()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        TestGarden garden = await TestGarden.MakeAsync(Host, "pumped", line);
        _ = line[5];
        await Host.Api.AddOnlineAsync("pumped-pump", "modbus.relay-pump", new { line = line.Line, unit = 5, interval = 0.2 });
        await garden.ChangeAsync(new
        {
            supplies = new[] { new { id = "main", name = "Pump", kind = "pump", maximumFlow = 100, device = "pumped-pump", leadSeconds = 20, lagSeconds = 10, minimumRunSeconds = 120, minimumRestSeconds = 300 } },
        });

        JsonElement preview = await garden.PreviewAsync(TestGarden.Programme("draft", minutes: 1), days: 2);
        JsonElement slot = preview.At("slots")[0];

        Assert.Equal(("06:30:20", "06:32:20"), (GardenDay.Wall(slot.Text("start")!)[11..], GardenDay.Wall(slot.Text("end")!)[11..]));
        Assert.Contains(preview.At("conflicts").EnumerateArray(), c => c.Text("text", "en")!.Contains("the pump must run at least that long", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pump_OnAManualRun_IsOnBeforeTheValveAndOffAfterIt()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        TestGarden garden = await TestGarden.MakeAsync(Host, "pumping", line);
        _ = line[5];
        await Host.Api.AddOnlineAsync("pumping-pump", "modbus.relay-pump", new { line = line.Line, unit = 5, interval = 0.2 });
        await garden.ChangeAsync(new
        {
            supplies = new[] { new { id = "main", name = "Pump", kind = "pump", maximumFlow = 100, device = "pumping-pump", leadSeconds = 2, lagSeconds = 2 } },
        });

        await garden.WaterAsync("w1", 0.2m);
        await garden.SeeLinesAsync("watered");
        await Eventually.SeeAsync(() => AskedAsync("pumping-pump", "pump.stop"), (DateTimeOffset? at) => at is not null, "the pump told to stop");

        Assert.True(await AskedAsync("pumping-pump", "pump.start") < await AskedAsync("pumping-v1", "valve.open"), "The valve was opened before the pump was on.");
        Assert.True(await AskedAsync("pumping-v1", "valve.close") <= await AskedAsync("pumping-pump", "pump.stop"), "The pump was stopped before the valve was closed.");
        await Eventually.BeAsync(() => !line[1].Coils[0] && !line[5].Coils[0], "valve and pump off");
    }

    /// <summary>When a device was first asked for something.</summary>
    private async Task<DateTimeOffset?> AskedAsync(string device, string command) =>
        (await Host.Api.GetAsync($"/api/commands?device={device}")).Expect(HttpStatusCode.OK).At("items").EnumerateArray()
            .Where(c => c.Text("command") == command).Select(c => (DateTimeOffset?)c.At("steps")[0].At("at").GetDateTimeOffset()).Min();
}
