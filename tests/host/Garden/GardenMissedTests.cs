using System.Text.Json;
using SmartCampus.Host.Tests.Running;

namespace SmartCampus.Host.Tests.Garden;

/// <summary>The host is dead while a start comes and goes.</summary>
public sealed class GardenMissedTests
{
    [FakeClockFact]
    public async Task HostDeadOverTheStart_EachProgrammeFollowsItsOwnRule()
    {
        await using var alone = new GardenAlone();
        using var clock = new FakeClock(alone.Host);
        await alone.StartAsync(beds: 3);
        TestGarden garden = alone.Garden;
        object start = GardenDay.StartIn(5);
        await garden.AddAsync(TestGarden.Programme("an-hour", start, bed: "b1", minutes: 0.2m, lateMinutes: 60));
        await garden.AddAsync(TestGarden.Programme("ten-minutes", start, bed: "b2", minutes: 0.2m, lateMinutes: 10));
        await garden.AddAsync(TestGarden.Programme("never", start, bed: "b3", minutes: 0.2m, lateMinutes: 0));

        await alone.Host.KillAsync();
        clock.Advance(TimeSpan.FromMinutes(40));
        await alone.Host.StartAsync();
        List<JsonElement> lines = await garden.SeeLinesAsync("watered");
        await garden.SeeIdleAsync();

        Assert.Contains(lines, l => l.Text("rule") == "safety.away");
        JsonElement planned = Assert.Single(lines, l => l.Text("kind") == "planned");
        Assert.Matches("^an-hour@", planned.Text("run"));
        Assert.Matches("晚了 ?3[5-9] 分钟", planned.At("notes").GetRawText());
        Assert.Equal(
            [("b2", "missed.tooLate"), ("b3", "missed.skip")],
            lines.Where(l => l.Text("kind") == "skipped").Select(l => (l.Text("bed"), l.Text("rule"))).Order());
        Assert.Equal("b1", Assert.Single(lines, l => l.Text("kind") == "watered").Text("bed"));
        Assert.Equal(0xFF00, alone.Board.Writes[0].Value);
        Assert.Empty(alone.Line[2].Writes);
        Assert.Empty(alone.Line[3].Writes);
    }
}
