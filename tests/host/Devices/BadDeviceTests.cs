using System.Net;
using System.Text;
using System.Text.Json;
using SmartCampus.Host.Tests.Running;

namespace SmartCampus.Host.Tests.Devices;

/// <summary>Configurations and queries that break a rule: a problem names thing, value and rule, and nothing changes.</summary>
public sealed class BadDeviceTests(RunningHost host) : OnRunningHost(host)
{
    private const string Good = """{"line":"tcp://127.0.0.1:1"}""";

    [Theory]
    [InlineData("""{"line":"tcp://127.0.0.1:1","unit":256}""", "settings.unit", "'unit' is 256; it must be from 0 to 255")]
    [InlineData("""{"line":"tcp://127.0.0.1:1","unit":"one"}""", "settings.unit", "'unit' is one; it must be a whole number")]
    [InlineData("""{"line":"tcp://127.0.0.1:1","unit":1.5}""", "settings.unit", "'unit' is 1.5; it must be a whole number")]
    [InlineData("""{"line":"tcp://127.0.0.1:1","interval":0.01}""", "settings.interval", "'interval' is 0.01; it must be from 0.1 to 3600 s")]
    [InlineData("""{"line":"tcp://127.0.0.1:1","mode":"ascii"}""", "settings.mode", "'mode' is ascii; it must be one of auto, tcp, rtu, rtuOverTcp")]
    [InlineData("""{"line":"tcp://127.0.0.1:1","relayInverted":"no"}""", "settings.relayInverted", "'relayInverted' is no; it must be true or false")]
    [InlineData("""{"line":"tcp://127.0.0.1:1","colour":"red"}""", "settings.colour", "'colour' is unknown; known are")]
    [InlineData("{}", "settings.line", "'line' is missing")]
    [InlineData("""{"line":7}""", "settings.line", "'line' is 7; it must be a text")]
    [InlineData("""{"line":"modem:5"}""", "settings.line", "line 'modem:5' must start with 'tcp://' or 'serial:'")]
    [InlineData("""{"line":"tcp://127.0.0.1:1?aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}""", "settings.line", "it must have at most 200")]
    [InlineData("""{"line":"tcp://here"}""", "settings.line", "line 'tcp://here' has no port; it must be from 1 to 65535")]
    [InlineData("""{"line":"serial:/dev/ttyS9?baud=9601"}""", "settings.line", "baud is '9601'; it must be one of")]
    [InlineData("""{"line":"serial:/dev/ttyS9?parity=some"}""", "settings.line", "parity is 'some'; it must be none, even or odd")]
    [InlineData("""{"line":"serial:"}""", "settings.line", "names no port")]
    [InlineData("[]", "settings", "settings are Array; they must be an object")]
    public async Task Add_BadSettings_NamesSettingValueAndRule(string settings, string name, string words)
    {
        HostAnswer answer = await AddAsync(settings: settings);

        string message = answer.Problem(HttpStatusCode.BadRequest, "invalid").At("errors", name)[0].GetString()!;
        Assert.Contains(words, message, StringComparison.Ordinal);
        await AssertNothingAsync();
    }

    [Theory]
    [InlineData("Door 1", "campus/lab", """{"line":"tcp://127.0.0.1:1"}""", "id", "编号是“Door 1”；应为 1 到 64 个小写字母、数字、点或连字符，并以字母或数字开头。")]
    [InlineData("bad", "Campus", """{"line":"tcp://127.0.0.1:1"}""", "place", "地点路径是“Campus”；应由小写字母、数字和连字符组成，用斜线分层，例如 campus/library/1。")]
    [InlineData("bad", "campus/lab", """{"line":"tcp://127.0.0.1:1","unit":256}""", "settings.unit", "“从站地址”是 256；应在 0 到 255 之间")]
    [InlineData("bad", "campus/lab", """{"line":"serial:/dev/ttyS9?bits=9"}""", "settings.line", "“线路”：线路“serial:/dev/ttyS9?bits=9”：bits 是“9”；应为 7 或 8")]
    [InlineData("bad", "campus/lab", "[]", "settings", "设置是 Array；应为 JSON 对象。")]
    public async Task Add_BadMember_IsToldInChineseToo(string id, string place, string settings, string name, string text)
    {
        JsonElement problem = (await AddAsync(id: id, place: place, settings: settings)).Problem(HttpStatusCode.BadRequest, "invalid");

        Assert.Equal(text, problem.At("texts", name).Text("zh"));
        Assert.Equal(problem.At("errors", name)[0].GetString(), problem.At("texts", name).Text("en"));
    }

    [Theory]
    [InlineData("""{"line":"tcp://127.0.0.1:1","unit":256}""", "settings.unit")]
    [InlineData("{}", "settings.line")]
    [InlineData("[]", "settings")]
    [InlineData("null", "settings")]
    public async Task Test_BadSettings_NamesTheSetting(string settings, string name)
    {
        HostAnswer answer = await Host.Api.PostAsync("/api/devices/test", $$"""{"driver":"modbus.relay-switch","settings":{{settings}}}""");

        Assert.NotNull(answer.Problem(HttpStatusCode.BadRequest, "invalid").At("errors").Text(name));
    }

    [Theory]
    [InlineData("id", "Door 1", "id is 'Door 1'")]
    [InlineData("id", "", "id is ''")]
    [InlineData("id", "-a", "id is '-a'")]
    [InlineData("id", "a\\n", "id is 'a\n'")]
    [InlineData("driver", "modbus.toaster", "driver is 'modbus.toaster'; no loaded plugin offers it")]
    [InlineData("place", "Campus/Lab", "place is 'Campus/Lab'; it must be a path")]
    [InlineData("place", "campus//lab", "place is 'campus//lab'")]
    [InlineData("place", "campus\\n", "place is 'campus\n'")]
    [InlineData("name", "", "name is ''; it must be 1 to 100 characters")]
    [InlineData("name", "a\\u0000b", "it must be 1 to 100 characters, none of them a control character")]
    public async Task Add_BadMember_NamesMemberValueAndRule(string member, string value, string words)
    {
        HostAnswer answer = member switch
        {
            "id" => await AddAsync(id: value),
            "driver" => await AddAsync(driver: value),
            "place" => await AddAsync(place: value),
            _ => await AddAsync(name: value),
        };

        string message = answer.Problem(HttpStatusCode.BadRequest, "invalid").At("errors", member)[0].GetString()!;
        Assert.Contains(words, message, StringComparison.Ordinal);
        await AssertNothingAsync();
    }

    [Fact]
    public async Task Add_SeveralMistakes_NamesThemAll()
    {
        HostAnswer answer = await AddAsync(id: "A", place: "B", settings: """{"unit":999}""");

        IEnumerable<string> names = answer.Problem(HttpStatusCode.BadRequest, "invalid").At("errors").EnumerateObject().Select(e => e.Name);
        Assert.Equal(["id", "place", "settings.line", "settings.unit"], names.Order());
    }

    [Fact]
    public async Task Add_IdTaken_IsAConflictAndTheFirstStays()
    {
        (await AddAsync(id: "taken")).Expect(HttpStatusCode.Created);

        HostAnswer answer = await AddAsync(id: "taken", place: "campus/elsewhere");

        Assert.Contains("'taken'", answer.Problem(HttpStatusCode.Conflict, "conflict").Text("detail"), StringComparison.Ordinal);
        Assert.Equal("campus/lab", (await Host.Api.DeviceAsync("taken")).Text("place"));
    }

    [Theory]
    [InlineData("2")]
    [InlineData("0")]
    [InlineData("null")]
    public async Task Change_StaleVersion_IsAConflictAndNothingChanges(string version)
    {
        (await AddAsync(id: "stale")).Expect(HttpStatusCode.Created);

        HostAnswer answer = await Host.Api.PutAsync("/api/devices/stale", $$"""{"name":{"en":"new"},"place":"campus/new","driver":"modbus.relay-switch","settings":{{Good}},"configVersion":{{version}}}""");

        Assert.Contains("'stale' is at 1", answer.Problem(HttpStatusCode.Conflict, "conflict").Text("detail"), StringComparison.Ordinal);
        Assert.Equal(("campus/lab", "1"), ((await Host.Api.DeviceAsync("stale")).Text("place"), (await Host.Api.DeviceAsync("stale")).Text("configVersion")));
    }

    [Theory]
    [InlineData("GET", "/api/devices/nobody", 404, "notFound", "'nobody'")]
    [InlineData("GET", "/api/devices/nobody/model", 404, "notFound", "'nobody'")]
    [InlineData("GET", "/api/devices/nobody/td", 404, "notFound", "'nobody'")]
    [InlineData("GET", "/api/devices/nobody/history?property=x", 404, "notFound", "'nobody'")]
    [InlineData("GET", "/api/devices/nobody/timeline", 404, "notFound", "'nobody'")]
    [InlineData("DELETE", "/api/devices/nobody", 404, "notFound", "'nobody'")]
    [InlineData("GET", "/api/devices?limit=0", 400, "invalid", "limit is '0'; it must be a whole number from 1 to 1000")]
    [InlineData("GET", "/api/devices?limit=1001", 400, "invalid", "limit is '1001'")]
    [InlineData("GET", "/api/devices?availability=happy", 400, "invalid", "availability is 'happy'; it must be one of offline, degraded, stale, unknown, online")]
    [InlineData("POST", "/api/plugins/nothing/reload", 404, "notFound", "'nothing'")]
    [InlineData("POST", "/api/demo/faults/x", 404, "notFound", "")]
    [InlineData("GET", "/api/nothing", 404, "notFound", "/api/nothing")]
    [InlineData("DELETE", "/api/devices", 404, "notFound", "DELETE /api/devices")]
    public async Task Send_UnknownThingOrBadQuery_IsAProblem(string method, string path, int status, string code, string words)
    {
        HostAnswer answer = await Host.Api.SendAsync(new HttpMethod(method), path, method == "POST" ? new StringContent("{}", Encoding.UTF8, "application/json") : null);

        Assert.Contains(words, answer.Problem((HttpStatusCode)status, code).Text("detail"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?property=register.r9", "property is 'register.r9'")]
    [InlineData("?property=register.r0&points=9", "points is '9'; it must be a whole number from 10 to 5000")]
    [InlineData("?property=register.r0&from=yesterday", "from is 'yesterday'; it must be a time")]
    [InlineData("?property=register.r0&from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z", "must be before 'to'")]
    [InlineData("?property=register.r0&to=0001-01-01T00:00:00Z", "to is '0001-01-01T00:00:00Z'; it must be a time such as 2026-11-22T10:42:18Z, from 1970 to 2999")]
    [InlineData("?property=register.r0&from=9999-12-31T23:59:59Z&to=9999-12-31T23:59:59.9Z", "to is '9999-12-31T23:59:59.9Z'; it must be a time")]
    public async Task History_BadQuery_IsAProblem(string query, string words)
    {
        (await AddAsync(id: "history", driver: "modbus.registers-8")).Expect(HttpStatusCode.Created);

        HostAnswer answer = await Host.Api.GetAsync("/api/devices/history/history" + query);

        Assert.Contains(words, answer.Problem(HttpStatusCode.BadRequest, "invalid").Text("detail"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?before=nonsense", "before")]
    [InlineData("?limit=-1", "limit is '-1'")]
    public async Task Timeline_BadQuery_IsAProblem(string query, string words)
    {
        (await AddAsync(id: "timeline")).Expect(HttpStatusCode.Created);

        HostAnswer answer = await Host.Api.GetAsync("/api/devices/timeline/timeline" + query);

        Assert.Contains(words, answer.Problem(HttpStatusCode.BadRequest, "invalid").Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_BodyOverOneMebibyte_IsTooLarge()
    {
        HostAnswer answer = await AddAsync(name: new string('x', 1024 * 1024));

        Assert.Contains("1 MiB", answer.Problem(HttpStatusCode.RequestEntityTooLarge, "tooLarge").Text("detail"), StringComparison.Ordinal);
        await AssertNothingAsync();
    }

    [Theory]
    [InlineData("""{"id":""")]
    [InlineData("not json")]
    [InlineData("[1,2]")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("""{"id":5}""", "'id' must be a text (line 1, byte ")]
    [InlineData("""{"id":"bad","id":"worse"}""", "'id' is there twice")]
    [InlineData("""{"id":"bad","name":"Bad"}""", "'name' must be an object")]
    [InlineData("""{"id":"bad","name":{"en":true}}""", "'name.en' must be a text")]
    [InlineData("""{"id":"bad","configVersion":1.5}""", "'configVersion' must be a whole number")]
    [InlineData("""{"id":"bad","settings":{"unit":1,"unit":2}}""", "'unit' is there twice")]
    [InlineData("""{"id":"bad","settings":{"line":"\ud800"}}""", "'settings': a text in it is no Unicode")]
    public async Task Add_BadJson_IsAProblemInWordsOfTheRequest(string body, string words = "The body ")
    {
        HostAnswer answer = await Host.Api.PostAsync("/api/devices", body);

        string detail = answer.Problem(HttpStatusCode.BadRequest, "badJson").Text("detail")!;
        Assert.Contains(words, detail, StringComparison.Ordinal);
        Assert.DoesNotContain("SmartCampus", detail, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", detail, StringComparison.Ordinal);
        await AssertNothingAsync();
    }

    [Fact]
    public async Task Add_NotJsonAtAll_IsAProblem()
    {
        using var content = new StringContent("<device/>", Encoding.UTF8, "application/xml");

        HostAnswer answer = await Host.Api.SendAsync(HttpMethod.Post, "/api/devices", content);

        answer.Problem(HttpStatusCode.BadRequest, "badJson");
        await AssertNothingAsync();
    }

    private Task<HostAnswer> AddAsync(string id = "bad", string name = "Bad", string driver = "modbus.relay-switch", string place = "campus/lab", string settings = Good) =>
        Host.Api.PostAsync("/api/devices", $$"""{"id":"{{id}}","name":{"en":"{{name}}"},"place":"{{place}}","driver":"{{driver}}","settings":{{settings}}}""");

    private async Task AssertNothingAsync() =>
        Assert.Equal("0", (await Host.Api.GetAsync("/api/devices")).Expect(HttpStatusCode.OK).Text("total"));
}
