using System.Net;
using System.Text.Json;
using SmartCampus.Host.Tests.Running;

namespace SmartCampus.Host.Tests.Garden;

/// <summary>What people do with a garden, by the API.</summary>
public sealed class GardenPeopleTests(RunningHost host) : OnRunningHost(host)
{
    [Fact]
    public async Task RunAhead_MovedSkippedAndTakenBack_IsInThePlanAndTheRecord()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        TestGarden garden = await TestGarden.MakeAsync(Host, "ahead", line);
        await garden.AddAsync(TestGarden.Programme("daily", GardenDay.StartIn(120)));
        JsonElement run = (await garden.PlanAsync()).At("runs")[0];
        DateTimeOffset due = run.At("due").GetDateTimeOffset();
        object Of(string kind, DateTimeOffset? until = null) => new { kind, run = run.Text("run"), due, until };

        (await garden.AskAsync(Of("moveRun", due.AddHours(1)))).Expect(HttpStatusCode.OK);
        DateTimeOffset moved = (await garden.PlanAsync()).At("slots")[0].At("start").GetDateTimeOffset();
        (await garden.AskAsync(Of("undoRun"))).Expect(HttpStatusCode.OK);
        (await garden.AskAsync(Of("skipRun"))).Expect(HttpStatusCode.OK);
        JsonElement skipped = await garden.PlanAsync();
        (await garden.AskAsync(Of("undoRun"))).Expect(HttpStatusCode.OK);
        DateTimeOffset back = (await garden.PlanAsync()).At("slots")[0].At("start").GetDateTimeOffset();

        Assert.Equal((due.AddHours(1), due), (moved, back));
        Assert.Equal(0, skipped.At("slots").GetArrayLength());
        Assert.Contains("admin", skipped.At("runs")[0].At("skips")[0].Text("reason", "zh"), StringComparison.Ordinal);
        Assert.Equal(
            ["person.undoRun", "person.skipRun", "person.undoRun", "person.moveRun"],
            (await garden.LinesAsync()).Where(l => l.Text("by") == "admin").Select(l => l.Text("rule")));
    }

    [Fact]
    public async Task Queue_LaterSkippedTakenBackAndPaused_EmptiesWithThePersonsName()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        TestGarden garden = await TestGarden.MakeAsync(Host, "queue", line, beds: 2);
        await garden.WaterAsync("first", 30m);
        await garden.SeeRunningAsync("open");

        JsonElement queued = (await garden.AskAsync(new { kind = "tryOut", id = "try" })).Expect(HttpStatusCode.OK);
        (await garden.AskAsync(new { kind = "skipBed", run = "manual:try", bed = "b2" })).Expect(HttpStatusCode.OK);
        JsonElement skipped = await garden.SeeAsync();
        (await garden.AskAsync(new { kind = "undoSkipBed", run = "manual:try", bed = "b2" })).Expect(HttpStatusCode.OK);
        JsonElement back = await garden.SeeAsync();
        DateTimeOffset until = TimeProvider.System.GetUtcNow().AddHours(2);
        (await garden.AskAsync(new { kind = "pause", until })).Expect(HttpStatusCode.OK);
        JsonElement paused = await garden.SeeIdleAsync();
        JsonElement refused = (await garden.AskAsync(TestGarden.Water("late", 1m))).Problem(HttpStatusCode.Conflict, "refused");
        (await garden.AskAsync(new { kind = "resume" })).Expect(HttpStatusCode.OK);

        Assert.Equal(["b1", "b2"], queued.At("slots").EnumerateArray().Select(s => s.Text("bed"))); // with the resulting times
        Assert.All(queued.At("slots").EnumerateArray(), s => Assert.Equal(60, (s.At("end").GetDateTimeOffset() - s.At("start").GetDateTimeOffset()).TotalSeconds));
        Assert.Contains(skipped.At("view", "queue").EnumerateArray(), q => q.Text("bed") == "b2" && q.Text("skippedAt") is not null);
        Assert.DoesNotContain(back.At("view", "queue").EnumerateArray(), q => q.Text("skippedAt") is not null);
        Assert.Equal("paused", paused.Text("state"));
        Assert.Equal(0, paused.At("queue").GetArrayLength());
        Assert.False(line[1].Coils[0]);
        Assert.Contains("暂停", refused.Text("text", "zh"), StringComparison.Ordinal);
        List<JsonElement> lines = await garden.LinesAsync();
        Assert.Equal(2, lines.Count(l => l.Text("rule") == "skip.person" && l.Text("by") == "admin"));
        Assert.Contains(lines, l => l.Text("rule") == "stop.person" && l.Text("run") == "manual:first" && l.Text("by") == "admin");
    }
}
