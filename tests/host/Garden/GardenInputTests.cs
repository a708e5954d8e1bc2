using System.Globalization;
using System.Net;
using System.Text.Json;
using SmartCampus.Host.Tests.Running;

namespace SmartCampus.Host.Tests.Garden;

/// <summary>What a garden decides from: its devices, its sensors, and a forecast that somebody brings.</summary>
public sealed class GardenInputTests(RunningHost host) : OnRunningHost(host)
{
    [Fact]
    public async Task Garden_DevicesThatAreNotThereOrCannotDoIt_AreRefusedByPathValueAndRule()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        _ = line[1];
        await Host.Api.AddOnlineAsync("unfit-v1", "modbus.relay-switch", new { line = line.Line, unit = 1, interval = 0.2 });
        object definition = TestGarden.Definition("unfit", 2, weather: new { windDevice = "unfit-v1", rainDevice = "nowhere" });

        JsonElement problem = (await Host.Api.PutAsync("/api/gardens/unfit", new { version = 0, definition })).Problem(HttpStatusCode.BadRequest, "invalid");

        Assert.Equal(
            ["beds.b1.valve", "beds.b2.valve", "weather.rainDevice", "weather.windDevice"],
            problem.At("errors").EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal));
        Assert.Equal("Bed 1: valve “unfit-v1” must be a valve.", problem.At("errors", "beds.b1.valve")[0].GetString());
        Assert.Equal("Bed 2：阀门“unfit-v2”不存在。", problem.Text("texts", "beds.b2.valve", "zh"));
        Assert.Equal("unfit：风速计“unfit-v1”应能测风速。", problem.Text("texts", "weather.windDevice", "zh"));
        (await Host.Api.GetAsync("/api/gardens/unfit")).Problem(HttpStatusCode.NotFound, "notFound");
    }

    [Fact]
    public async Task Wind_AboveTheLimit_SkipsTheRunWithItsNumberAndNamesTheSensorInBothLanguages()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        line[9].Holding[0] = 95;
        await Host.Api.AddOnlineAsync("windy-station", "modbus.weather-generic", new { line = line.Line, unit = 9, interval = 0.2 });
        TestGarden garden = await TestGarden.MakeAsync(Host, "windy", line, weather: new { windDevice = "windy-station" });
        await garden.AddAsync(Soon(new { wind = 8 }));

        JsonElement windy = await SeeSkipAsync(garden, "wind 9.5 m/s, the limit is 8 m/s");
        line[9].Holding[0] = 79;
        JsonElement calm = await Eventually.SeeAsync(() => garden.PlanAsync(), p => p.At("slots").GetArrayLength() > 0, "a run in the calm");

        Assert.Contains("风速 9.5 m/s", windy.At("runs")[0].At("skips")[0].Text("reason", "zh"), StringComparison.Ordinal);
        Assert.Equal("b1", calm.At("slots")[0].Text("bed"));
    }

    [Fact]
    public async Task Forecast_BroughtByAScript_DecidesAndIsKeptOverARestart()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        TestGarden garden = await TestGarden.MakeAsync(Host, "forecast", line);
        await garden.AddAsync(Soon(new { rainMillimetres = 5 }));
        object days = new object[] { new { day = GardenDay.Day(0), rain = 12.5, et0 = 3 }, new { day = GardenDay.Day(1), rain = 12.5, coldest = -2.5 } };

        JsonElement brought = (await Host.Api.PutAsync("/api/gardens/forecast/forecast", new { source = "weather office", days })).Expect(HttpStatusCode.OK);
        JsonElement plan = await SeeSkipAsync(garden, "12.5 mm of rain forecast, the limit is 5 mm");
        await Host.KillAsync();
        await Host.StartAsync();
        JsonElement kept = await Eventually.SeeAsync(
            async () => (await Host.Api.GetAsync("/api/gardens/forecast/forecast")).Body, a => a.At("days").ValueKind == JsonValueKind.Array, "the garden awake");

        Assert.Equal(0, plan.At("slots").GetArrayLength());
        Assert.Equal(2, brought.At("days").GetArrayLength());
        Assert.Equal("weather office", brought.At("days")[0].Text("source"));
        Assert.Equal("false", brought.At("days")[0].Text("stale"));
        Assert.Equal("-2.5", brought.At("days")[1].Text("coldest"));
        Assert.Equal(brought.At("days").GetRawText(), kept.At("days").GetRawText());
    }

    [Fact]
    public async Task Forecast_Old_DecidesNothingAndIsSaid()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        TestGarden garden = await TestGarden.MakeAsync(Host, "stale", line);
        await garden.AddAsync(Soon(new { rainMillimetres = 5 }));
        string issued = TimeProvider.System.GetUtcNow().AddHours(-37).ToString("O", CultureInfo.InvariantCulture);

        JsonElement answer = (await Host.Api.PutAsync("/api/gardens/stale/forecast", new { source = "office", issued, days = new[] { new { day = GardenDay.Day(0), rain = 50 }, new { day = GardenDay.Day(1), rain = 50 } } }))
            .Expect(HttpStatusCode.OK);
        JsonElement view = await garden.SeeNoticeAsync("forecast");

        Assert.Equal("true", answer.At("days")[0].Text("stale"));
        Assert.Contains("office", view.At("notices").EnumerateArray().First(n => n.Text("code") == "forecast").Text("text", "zh"), StringComparison.Ordinal);
        Assert.Equal(1, (await garden.PlanAsync()).At("slots").GetArrayLength());
    }

    [Theory]
    [InlineData("""{"source":"","days":[{"day":"{0}"}]}""", "source")]
    [InlineData("""{"source":"a","days":[]}""", "days")]
    [InlineData("""{"source":"a","issued":"2099-01-01T00:00:00Z","days":[{"day":"{0}"}]}""", "issued")]
    [InlineData("""{"source":"a","days":[{"day":"2020-01-01"}]}""", "days.2020-01-01")]
    [InlineData("""{"source":"a","days":[{"day":"{0}","rain":-1}]}""", "days.{0}.rain")]
    [InlineData("""{"source":"a","days":[{"day":"{0}","coldest":61}]}""", "days.{0}.coldest")]
    [InlineData("""{"source":"a","days":[{"day":"{0}","wind":101}]}""", "days.{0}.wind")]
    [InlineData("""{"source":"a","days":[{"day":"{0}","et0":21}]}""", "days.{0}.et0")]
    public async Task Forecast_Bad_NamesPathValueAndRule(string body, string path)
    {
        await using FaultyTcp line = FaultyTcp.Start();
        if ((await Host.Api.GetAsync("/api/gardens/doubtful")).Status == HttpStatusCode.NotFound)
            await TestGarden.MakeAsync(Host, "doubtful", line);
        string today = GardenDay.Day(0);

        JsonElement problem = (await Host.Api.PutAsync("/api/gardens/doubtful/forecast", body.Replace("{0}", today, StringComparison.Ordinal))).Problem(HttpStatusCode.BadRequest, "invalid");

        Assert.NotEmpty(problem.At("errors", path.Replace("{0}", today, StringComparison.Ordinal))[0].GetString()!);
    }

    [Theory]
    [InlineData("decisions?before=newest", "before is 'newest'; it must be the 'next' of the page before")]
    [InlineData("records?from=2026-13-01", "from is '2026-13-01'; it must be a day such as 2026-11-24")]
    [InlineData("records?to=0001-01-05", "to is '0001-01-05'; it must be a day such as 2026-11-24, from 1970 to 2999")]
    [InlineData("records?from=9999-12-31&to=9999-12-31", "to is '9999-12-31'; it must be a day")]
    [InlineData("records.csv?lang=fr", "lang is 'fr'; it must be zh or en.")]
    [InlineData("records.csv?from=9999-12-31&to=9999-12-31", "to is '9999-12-31'; it must be a day")]
    public async Task Look_BadQuery_NamesValueAndRule(string query, string words)
    {
        await using FaultyTcp line = FaultyTcp.Start();
        if ((await Host.Api.GetAsync("/api/gardens/doubtful")).Status == HttpStatusCode.NotFound)
            await TestGarden.MakeAsync(Host, "doubtful", line);

        HostAnswer answer = await Host.Api.GetAsync("/api/gardens/doubtful/" + query);

        Assert.Contains(words, answer.Problem(HttpStatusCode.BadRequest, "invalid").Text("detail"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/calendar", """{"version":0,"calendar":{"terms":[null],"holidays":[],"examinations":[]}}""", "'calendar.terms': its element 0 is null")]
    [InlineData("/api/gardens/new/forecast", """{"source":"a","days":[null]}""", "'days': its element 0 is null")]
    [InlineData("/api/gardens/new", """{"version":0,"definition":{"name":"New","site":{"zone":"Asia/Shanghai","latitude":31,"longitude":121,"altitude":4},"supplies":[],"beds":[null]}}""", "'definition.beds': its element 0 is null")]
    public async Task Save_NullInAList_NamesTheList(string path, string body, string words)
    {
        HostAnswer answer = await Host.Api.PutAsync(path, body);

        Assert.Contains(words, answer.Problem(HttpStatusCode.BadRequest, "badJson").Text("detail"), StringComparison.Ordinal);
    }

    /// <summary>A programme that starts every day in ten minutes: near enough that today's sensors count for it.</summary>
    private static object Soon(object skips) => TestGarden.Programme("soon", GardenDay.StartIn(10), skips: skips);

    private static Task<JsonElement> SeeSkipAsync(TestGarden garden, string words) => Eventually.SeeAsync(
        () => garden.PlanAsync(),
        p => p.At("runs").EnumerateArray().SelectMany(r => r.At("skips").EnumerateArray()).Any(s => s.Text("reason", "en")!.Contains(words, StringComparison.Ordinal)),
        $"a skip with '{words}'");
}
