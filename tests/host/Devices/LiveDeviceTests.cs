using System.Net;
using System.Text.Json;
using SmartCampus.Host.Tests.Running;

namespace SmartCampus.Host.Tests.Devices;

/// <summary>Devices come, change and go while the host runs.</summary>
public sealed class LiveDeviceTests(RunningHost host) : OnRunningHost(host)
{
    [Fact]
    public async Task Add_Change_Remove_TakeEffectAtOnce()
    {
        await using FaultyTcp first = FaultyTcp.Start();
        await using FaultyTcp second = FaultyTcp.Start();
        (first[1].Holding[0], second[1].Holding[0]) = (11, 22);
        await using HubClient hub = await Host.ConnectAsync();

        JsonElement added = await Host.Api.AddOnlineAsync("live", "modbus.registers-8", Settings(first));
        JsonElement snapshot = await hub.SubscribeAsync(new { kind = "devices", ids = new[] { "live" } });
        HostAnswer changed = await Host.Api.PutAsync("/api/devices/live", new
        {
            name = new { en = "Live", zh = "现场" },
            place = "campus/hall",
            driver = "modbus.registers-8",
            settings = Settings(second),
            configVersion = 1,
        });
        JsonElement moved = await Host.Api.SeeAsync("live", d => d.Value("register.r0") == "22", "live reads from the second server");
        HostAnswer removed = await Host.Api.DeleteAsync("/api/devices/live");
        int asked = second[1].Requests;
        await hub.SeeAsync(snapshot, p => p.Columns.At("gone").ValueKind == JsonValueKind.Array, "a push that the device is gone");

        Assert.Equal("11", added.Value("register.r0"));
        Assert.Equal("2", changed.Expect(HttpStatusCode.OK).Text("configVersion"));
        Assert.Equal(("现场", "campus/hall"), (moved.Text("name", "zh"), moved.Text("place")));
        Assert.Equal(HttpStatusCode.NoContent, removed.Status);
        (await Host.Api.GetAsync("/api/devices/live")).Problem(HttpStatusCode.NotFound, "notFound");
        Assert.Equal(asked, second[1].Requests);
    }

    [Fact]
    public async Task Add_IdOfARemovedDevice_StartsAnew()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        _ = line[1];
        await Host.Api.AddOnlineAsync("phoenix", "modbus.registers-8", Settings(line));
        await Host.Api.DeleteAsync("/api/devices/phoenix");

        JsonElement again = await Host.Api.AddOnlineAsync("phoenix", "modbus.relay-switch", Settings(line));

        Assert.Equal(("modbus.relay-switch", "1", "false"), (again.Text("model"), again.Text("configVersion"), again.Value("switch.on")));
    }

    [Fact]
    public async Task Test_DeviceAnswers_ShowsItsReadingsAndSavesNothing()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        line[1].Holding[2] = 33;

        JsonElement result = (await TryAsync("modbus.registers-8", Settings(line))).Expect(HttpStatusCode.OK);

        Assert.Equal("true", result.Text("ok"));
        Assert.Contains(result.At("readings").EnumerateArray(), r => r.Text("property") == "register.r2" && r.Text("value") == "33");
        await AssertNothingSavedAsync();
    }

    [Theory]
    [InlineData("Mute", "timedOut.silent")]
    [InlineData("OtherUnit", "badFrame.foreignUnit")]
    [InlineData("Close", "unreachable.closed")]
    public async Task Test_DeviceDoesNotAnswerWell_SaysWhy(string behaviour, string reason)
    {
        await using FaultyTcp line = FaultyTcp.Start();
        line[1].Behaviour = Enum.Parse<Behaviour>(behaviour);

        JsonElement result = (await TryAsync("modbus.registers-8", Settings(line))).Expect(HttpStatusCode.OK);

        Assert.Equal(("false", reason), (result.Text("ok"), result.Text("reason")));
        Assert.NotNull(result.Text("detail"));
        await AssertNothingSavedAsync();
    }

    [Fact]
    public async Task Test_DeviceKnowsNoSuchAddress_ShowsTheErrorAtTheProperty()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        line[1].Behaviour = Behaviour.IllegalAddress;

        JsonElement result = (await TryAsync("modbus.registers-8", Settings(line))).Expect(HttpStatusCode.OK);

        Assert.All(result.At("readings").EnumerateArray(), r => Assert.Equal((null, "notConfigured.illegalAddress"), (r.Text("value"), r.Text("error"))));
        Assert.Equal(8, result.At("readings").GetArrayLength());
    }

    [Fact]
    public async Task Test_DriverRefusesTheSettings_SaysWhy()
    {
        JsonElement result = (await TryAsync("modbus.registers-8", new { line = "tcp://127.0.0.1:1", unit = 0, mode = "rtuOverTcp" })).Expect(HttpStatusCode.OK);

        Assert.Equal(("false", "notConfigured.unit"), (result.Text("ok"), result.Text("reason")));
    }

    [Fact]
    public async Task Test_WhileADeviceUsesTheLine_SharesIt()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        _ = (line[1], line[2]);
        await Host.Api.AddOnlineAsync("sharer", "modbus.registers-8", Settings(line));

        JsonElement result = (await TryAsync("modbus.registers-8", new { line = line.Line, unit = 2 })).Expect(HttpStatusCode.OK);

        Assert.Equal("true", result.Text("ok"));
        Assert.Equal(0, Host.Logged(" sharer is Offline"));
    }

    [Fact]
    public async Task Model_And_ThingDescription_TellWhatTheDeviceCan()
    {
        (await Host.Api.AddAsync("thing", "modbus.relay-valve", new { line = "tcp://127.0.0.1:1" })).Expect(HttpStatusCode.Created);

        JsonElement model = (await Host.Api.GetAsync("/api/devices/thing/model")).Expect(HttpStatusCode.OK);
        JsonElement td = (await Host.Api.GetAsync("/api/devices/thing/td")).Expect(HttpStatusCode.OK);

        JsonElement valve = model.At("traits").EnumerateArray().Single(t => t.Text("name") == "valve");
        JsonElement open = valve.At("commands").EnumerateArray().Single(c => c.Text("name") == "valve.open");
        Assert.Equal(("modbus.relay-valve", "valve.close", "阀门"), (model.Text("id"), valve.Text("safety", "off"), valve.Text("title", "zh")));
        Assert.Equal(("duration", "s", "1", "3600"), (open.At("parameters")[0].Text("type"), open.At("parameters")[0].Text("unit"), open.At("parameters")[0].Text("minimum"), open.At("parameters")[0].Text("maximum")));
        Assert.Equal(("https://www.w3.org/2022/wot/td/v1.1", "bearer"), (td.Text("@context"), td.Text("security")));
        Assert.Equal("string", td.Text("properties", "valve.state", "type"));
        Assert.EndsWith("/api/devices/thing/commands", td.At("actions", "valve.open", "forms")[0].Text("href"), StringComparison.Ordinal);
        Assert.Equal("number", td.Text("actions", "valve.open", "input", "properties", "duration", "type"));
    }

    private Task<HostAnswer> TryAsync(string driver, object settings) => Host.Api.PostAsync("/api/devices/test", new { driver, settings });

    private async Task AssertNothingSavedAsync() =>
        (await Host.Api.GetAsync("/api/devices/(test)")).Problem(HttpStatusCode.NotFound, "notFound");

    private static object Settings(FaultyTcp line) => new { line = line.Line, interval = 0.2, timeout = 1, retries = 0 };
}
