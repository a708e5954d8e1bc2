using System.Net;
using System.Text.Json;
using SmartCampus.Host.Tests.Running;

namespace SmartCampus.Host.Tests.Commands;

/// <summary>Commands that break a rule: a problem names thing, value and rule, and nothing reaches the ledger or the wire.</summary>
public sealed class BadCommandTests(RunningHost host) : OnRunningHost(host)
{
    [Theory]
    [InlineData("nobody", """{"id":"b1","command":"valve.open"}""", 404, "notFound", "'nobody'")]
    [InlineData("valve", """{"id":"b2","command":"valve.explode"}""", 404, "unknownCommand", "'valve.explode'", "valve.open, valve.close")]
    [InlineData("valve", """{"id":"b3","command":"valve.open","arguments":{"duration":0}}""", 400, "invalid", "'duration' is 0", "from 1 to 3600 s")]
    [InlineData("valve", """{"id":"b4","command":"valve.open","arguments":{"duration":3601}}""", 400, "invalid", "'duration' is 3601", "from 1 to 3600 s")]
    [InlineData("valve", """{"id":"b5","command":"valve.open","arguments":{"duration":"long"}}""", 400, "invalid", "'duration' is 'long'", "must be a number")]
    [InlineData("valve", """{"id":"b6","command":"valve.open","arguments":{"speed":3}}""", 400, "invalid", "'speed'", "known are duration")]
    [InlineData("valve", """{"id":"b7","command":"valve.open","arguments":[1]}""", 400, "invalid", "arguments is Array", "must be an object")]
    [InlineData("valve", """{"id":"b8","command":"valve.open","arguments":{"duration":{"s":3}}}""", 400, "invalid", "'duration'")]
    [InlineData("valve", """{"id":"b9","command":"valve.open","deadline":0.05}""", 400, "invalid", "deadline is 0.05", "from 0.1 to 3600 s")]
    [InlineData("valve", """{"id":"b10","command":"valve.open","deadline":3601}""", 400, "invalid", "deadline is 3601", "from 0.1 to 3600 s")]
    [InlineData("valve", """{"id":"b 11","command":"valve.open"}""", 400, "invalid", "id is 'b 11'", "1 to 64")]
    [InlineData("valve", """{"id":"b21\n","command":"valve.open"}""", 400, "invalid", "id is 'b21\n'", "1 to 64")]
    [InlineData("valve", """{"command":"valve.open"}""", 400, "invalid", "id is ''")]
    [InlineData("valve", """{"id":"b12"}""", 400, "invalid", "command is ''")]
    [InlineData("valve", """{"id":"b13","command":"valve.open","expect":{"valve.state":{}}}""", 400, "invalid", "'valve.state'")]
    [InlineData("valve", """{"id":"b14","command":5}""", 400, "badJson", "'command' must be a text (line 1, byte ")]
    [InlineData("valve", """{"id":"b22","command":"valve.open","deadline":"5"}""", 400, "badJson", "'deadline' must be a number")]
    [InlineData("valve", """{"id":"b15",""", 400, "badJson", "The body is not JSON")]
    [InlineData("valve", """{"id":"b16","id":"b17","command":"valve.open"}""", 400, "badJson", "'id' is there twice")]
    [InlineData("valve", """{"id":"b18","command":"valve.open","argument":{"duration":3}}""", 400, "badJson", "'argument' is unknown", "known are id, command, arguments, deadline, expect, reason")]
    [InlineData("valve", """{"id":"b19","command":"valve.open","arguments":{"duration":"\ud800"}}""", 400, "badJson", "'arguments': a text in it is no Unicode")]
    [InlineData("valve", """{"id":"b20","command":"valve.open","expect":{"\udfff":1}}""", 400, "badJson", "'expect': a text in it is no Unicode")]
    [InlineData("valve", "[]", 400, "badJson", "The body must be an object")]
    [InlineData("valve", "null", 400, "badJson", "The body is empty; it must be a JSON object.")]
    [InlineData("valve", "", 400, "badJson", "The body is empty; it must be a JSON object.")]
    public async Task Execute_BadInput_IsAProblemAndNothingIsDone(string device, string body, int status, string code, params string[] words)
    {
        await using FaultyTcp line = FaultyTcp.Start();
        await AddValveAsync(line);
        string before = await LedgerAsync();

        HostAnswer answer = await Host.Api.PostAsync($"/api/devices/{device}/commands", body);

        string detail = answer.Problem((HttpStatusCode)status, code).Text("detail")!;
        Assert.All(words, word => Assert.Contains(word, detail, StringComparison.Ordinal));
        Assert.Equal(before, await LedgerAsync());
        Assert.Empty(line[1].Writes);
    }

    [Theory]
    [InlineData("31s", "wait is '31s'")]
    [InlineData("-1s", "wait is '-1s'")]
    [InlineData("soon", "wait is 'soon'")]
    [InlineData("1m", "wait is '1m'")]
    public async Task Execute_BadWait_IsAProblemAndNothingIsDone(string wait, string words)
    {
        await using FaultyTcp line = FaultyTcp.Start();
        await AddValveAsync(line);

        HostAnswer answer = await Host.Api.PostAsync($"/api/devices/valve/commands?wait={wait}", new { id = "wait-1", command = "valve.open" });

        Assert.Contains(words, answer.Problem(HttpStatusCode.BadRequest, "invalid").Text("detail"), StringComparison.Ordinal);
        (await Host.Api.GetAsync("/api/commands/wait-1")).Problem(HttpStatusCode.NotFound, "notFound");
    }

    [Fact]
    public async Task Execute_ValueOutOfRange_NamesItUnderErrors()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        await AddValveAsync(line);

        HostAnswer answer = await Host.Api.CommandAsync("valve", "errors-1", "valve.open", new { duration = 0 });

        JsonElement problem = answer.Problem(HttpStatusCode.BadRequest, "invalid");
        Assert.Equal("'duration' is 0; it must be from 1 to 3600 s", problem.At("errors", "duration")[0].GetString());
    }

    [Theory]
    [InlineData("/api/commands/nothing", 404, "notFound", "'nothing'")]
    [InlineData("/api/commands?limit=0", 400, "invalid", "limit is '0'; it must be a whole number from 1 to 1000")]
    [InlineData("/api/commands?limit=many", 400, "invalid", "limit is 'many'")]
    [InlineData("/api/commands?open=maybe", 400, "invalid", "open is 'maybe'; it must be true or false")]
    public async Task Get_BadQuery_IsAProblem(string path, int status, string code, string words)
    {
        HostAnswer answer = await Host.Api.GetAsync(path);

        Assert.Contains(words, answer.Problem((HttpStatusCode)status, code).Text("detail"), StringComparison.Ordinal);
    }

    private async Task AddValveAsync(FaultyTcp line)
    {
        _ = line[1];
        await Host.Api.AddOnlineAsync("valve", "modbus.relay-valve", new { line = line.Line, interval = 0.5, timeout = 10 });
    }

    private async Task<string> LedgerAsync() => (await Host.Api.GetAsync("/api/commands?limit=1000")).Text;
}
