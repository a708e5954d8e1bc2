using System.Net;
using System.Text.Json;
using SmartCampus.Host.Tests.Running;

namespace SmartCampus.Host.Tests.Garden;

/// <summary>Changing gardens: nothing is lost, what is wrong is said, and the preview is what runs.</summary>
public sealed class GardenEditTests(RunningHost host) : OnRunningHost(host)
{
    [Fact]
    public async Task Programme_TwoGardeners_TheSecondSeesTheFirstsChange()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        TestGarden garden = await TestGarden.MakeAsync(Host, "shared", line);
        JsonElement added = (await Host.Api.PostAsync("/api/gardens/shared/programmes", new { programme = Plan("morning") })).Expect(HttpStatusCode.Created);

        JsonElement first = (await Host.Api.PutAsync("/api/gardens/shared/programmes/morning", new { version = 1, programme = Plan("morning", "First") })).Expect(HttpStatusCode.OK);
        JsonElement refused = (await Host.Api.PutAsync("/api/gardens/shared/programmes/morning", new { version = 1, programme = Plan("morning", "Second") }))
            .Problem(HttpStatusCode.Conflict, "conflict");
        (await Host.Api.PutAsync("/api/gardens/shared/programmes/morning", new { version = 2, programme = Plan("morning", "Second") })).Expect(HttpStatusCode.OK);

        Assert.Equal("1", added.Text("version"));
        Assert.Equal("2", first.Text("version"));
        Assert.NotEmpty(first.Text("effect", "text", "zh")!);
        Assert.Equal("morning", first.Text("effect", "firstRun", "programme"));
        Assert.Equal("First", refused.Text("current", "programme", "name"));
        Assert.Equal("2", refused.Text("current", "version"));
        Assert.Equal("admin", refused.Text("current", "by"));
        JsonElement kept = (await garden.SeeAsync()).At("programmes")[0];
        Assert.Equal("Second", kept.Text("programme", "name"));
        Assert.Equal("""["monday","thursday"]""", kept.At("programme", "days", "weekdays").GetRawText());
        Assert.Equal("06:30", kept.At("programme", "starts")[0].Text("time"));
    }

    [Fact]
    public async Task Garden_OldVersion_IsRefusedWithTheCurrentOne()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        await TestGarden.MakeAsync(Host, "versions", line);

        JsonElement problem = (await Host.Api.PutAsync("/api/gardens/versions", new { version = 7, definition = TestGarden.Definition("versions", 1) })).Problem(HttpStatusCode.Conflict, "conflict");

        Assert.Equal("1", problem.Text("current", "version"));
    }

    [Fact]
    public async Task Garden_BadRate_NamesThingValueAndRule()
    {
        JsonElement problem = (await Host.Api.PutAsync("/api/gardens/bad", new { version = 0, definition = TestGarden.Definition("bad", 1, rate: 5000) })).Problem(HttpStatusCode.BadRequest, "invalid");

        string message = problem.At("errors", "beds.b1.rate")[0].GetString()!;
        Assert.DoesNotContain(message, problem.Text("detail"), StringComparison.Ordinal); // told once in each language, not three times
        Assert.Contains("Bed 1", message, StringComparison.Ordinal);
        Assert.Contains("5000", message, StringComparison.Ordinal);
        Assert.Contains("1000", message, StringComparison.Ordinal);
        Assert.Contains("5000", problem.Text("texts", "beds.b1.rate", "zh"), StringComparison.Ordinal);
        (await Host.Api.GetAsync("/api/gardens/bad")).Problem(HttpStatusCode.NotFound, "notFound");
    }

    [Theory]
    [InlineData("""{"kind":"dance"}""", HttpStatusCode.BadRequest, "badJson")]
    [InlineData("""{"kind":"pause"}""", HttpStatusCode.Conflict, "refused")]
    [InlineData("""{"kind":"unlockBed","bed":"b1"}""", HttpStatusCode.Conflict, "refused")]
    [InlineData("""{"kind":"acknowledge","id":"none"}""", HttpStatusCode.Conflict, "refused")]
    public async Task Request_Bad_IsRefused(string body, HttpStatusCode status, string code)
    {
        await using FaultyTcp line = FaultyTcp.Start();
        if ((await Host.Api.GetAsync("/api/gardens/asked")).Status == HttpStatusCode.NotFound)
            await TestGarden.MakeAsync(Host, "asked", line);

        JsonElement problem = (await Host.Api.PostAsync("/api/gardens/asked/requests", body)).Problem(status, code);

        Assert.NotEmpty(problem.Text("detail")!);
    }

    [Fact]
    public async Task Preview_Draft_IsWhatThePlanSaysOnceItIsSaved()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        TestGarden garden = await TestGarden.MakeAsync(Host, "previewed", line);

        JsonElement preview = await garden.PreviewAsync(Plan("p"), days: 14);
        await garden.AddAsync(Plan("p"));
        JsonElement plan = await garden.PlanAsync(days: 14);

        Assert.Equal(4, preview.At("runs").GetArrayLength());
        Assert.Equal(3, preview.At("next").GetArrayLength());
        Assert.Equal(200m, preview.At("totals", "litres").GetDecimal());
        Assert.Equal(preview.At("slots").GetRawText(), plan.At("slots").GetRawText());
    }

    [Fact]
    public async Task Preview_BadDraft_SaysWhatIsWrong()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        TestGarden garden = await TestGarden.MakeAsync(Host, "drafted", line);

        JsonElement preview = await garden.PreviewAsync(TestGarden.Programme("p", bed: "nowhere"));

        Assert.NotEmpty(preview.At("problems").EnumerateObject());
        Assert.Equal(0, preview.At("runs").GetArrayLength());
    }

    [Fact]
    public async Task WateredByHand_IsInRecordsAndCsv()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        TestGarden garden = await TestGarden.MakeAsync(Host, "by-hand", line);

        (await garden.AskAsync(new { kind = "wateredByHand", bed = "b1", litres = 12.5 })).Expect(HttpStatusCode.OK);
        JsonElement records = (await Host.Api.GetAsync("/api/gardens/by-hand/records")).Expect(HttpStatusCode.OK);
        HostAnswer csv = await Host.Api.GetAsync("/api/gardens/by-hand/records.csv?lang=en");

        Assert.Equal(12.5m, records.At("items")[0].At("byHandLitres").GetDecimal());
        Assert.Equal(1.25m, records.At("totals")[0].At("millimetres").GetDecimal());
        Assert.Equal("text/csv", csv.Type);
        Assert.Contains("\"Bed 1\",12.5,1.25", csv.Text, StringComparison.Ordinal);
    }

    /// <summary>Four runs in any fourteen days.</summary>
    private static object Plan(string id, string name = "Morning") => TestGarden.Programme(id, name: name, days: new { kind = "weekly", weekdays = new[] { "monday", "thursday" } });
}
