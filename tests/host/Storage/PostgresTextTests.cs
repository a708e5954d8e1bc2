using System.Net;
using System.Text;
using SmartCampus.Host.Tests.Running;

namespace SmartCampus.Host.Tests.Storage;

/// <summary>PostgreSQL takes no NUL in a text, SQLite does: a request with one, at whatever endpoint, is answered and never fails.</summary>
[Collection(PostgresCluster.Collection)]
public sealed class PostgresTextTests(PostgresCluster server) : IAsyncLifetime, IDisposable
{
    private const string Device = """{"id":"probe","name":{"en":"N"},"place":"campus/lab","driver":"modbus.relay-switch","settings":{"line":"tcp://127.0.0.1:1"}}""";

    private static readonly (string Method, string Path, string? Body)[] Requests =
    [
        ("GET", "/api/commands?device=%00", null),
        ("GET", "/api/devices?q=%00&place=%00&trait=%00&kind=%00&plugin=%00", null),
        ("GET", "/api/devices?after=%00", null),
        ("GET", "/api/devices/probe/history?property=%00", null),
        ("GET", "/api/devices/probe/timeline?before=%00", null),
        ("GET", "/api/devices/probe/timeline?before=9223372036854775807-9223372036854775807", null),
        ("GET", "/api/gardens/none/decisions?bed=%00&before=9223372036854775807", null),
        ("POST", "/api/session", """{"user":"a\u0000","password":"wrong"}"""),
        ("POST", "/api/session", """{"user":"\ud800","password":"wrong"}"""),
        ("PUT", "/api/session/password", """{"current":"\u0000","password":"0123456789\u0000"}"""),
        ("POST", "/api/tokens", """{"name":"a\u0000"}"""),
        ("POST", "/api/devices", Device.Replace("probe", "a\\u0000", StringComparison.Ordinal)),
        ("POST", "/api/devices", Device.Replace("\"N\"", "\"a\\u0000\"", StringComparison.Ordinal)),
        ("POST", "/api/devices", Device.Replace("campus/lab", "campus/\\u0000", StringComparison.Ordinal)),
        ("POST", "/api/devices", Device.Replace("modbus.relay-switch", "\\u0000", StringComparison.Ordinal)),
        ("POST", "/api/devices", Device.Replace("tcp://127.0.0.1:1", "serial:/dev/\\u0000", StringComparison.Ordinal)),
        ("POST", "/api/devices/test", """{"driver":"modbus.relay-switch","settings":{"line":"serial:/dev/\u0000"}}"""),
        ("POST", "/api/devices/probe/commands", """{"id":"\u0000","command":"switch.turnOn"}"""),
        ("POST", "/api/devices/probe/commands", """{"id":"c-1","command":"\u0000"}"""),
        ("POST", "/api/devices/probe/commands", """{"id":"c-2","command":"switch.turnOn","arguments":{"a\u0000":"\u0000"}}"""),
        ("POST", "/api/devices/probe/commands", """{"id":"c-3","command":"switch.turnOn","expect":{"a\u0000":"\u0000"}}"""),
        ("POST", "/api/devices/probe/commands", """{"id":"c-4","command":"switch.turnOn","reason":"a\u0000"}"""),
        ("POST", "/api/uplinks/sources", """{"name":"a\u0000"}"""),
        ("PUT", "/api/gardens/none/forecast", """{"source":"a\u0000","days":[]}"""),
        ("POST", "/api/gardens/none/requests", """{"kind":"stopAll","id":"a\u0000"}"""),
        ("PUT", "/api/calendar", """{"version":0,"calendar":{"terms":[{"name":"a\u0000","from":"2026-09-01","to":"2027-01-20"}],"holidays":[],"examinations":[]}}"""),
        ("GET", "/api/commands/c-4", null),
        ("GET", "/api/calendar", null),
    ];

    private readonly RunningHost host = new();

    public async Task InitializeAsync()
    {
        host.Variables["SMARTCAMPUS_POSTGRES"] = (await server.CreateAsync()).PostgresConnectionString!;
        await host.InitializeAsync();
        (await host.Api.PostAsync("/api/devices", Device)).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Request_NulOrHugeNumberAnywhere_IsAnsweredOrAProblem()
    {
        List<string> bad = [];
        foreach ((string method, string path, string? body) in Requests)
        {
            HostAnswer answer = await host.Api.SendAsync(new HttpMethod(method), path, body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"));
            if (answer.Status >= HttpStatusCode.InternalServerError || (answer.Status >= HttpStatusCode.BadRequest && answer.Type != "application/problem+json"))
                bad.Add($"{method} {path} {body}: {(int)answer.Status} {answer.Text}");
        }

        Assert.Empty(bad);
        Assert.Equal("invalid", (await host.Api.GetAsync("/api/commands?device=%00")).Problem(HttpStatusCode.BadRequest, "invalid").Text("code"));
    }

    [Fact]
    public async Task Path_WithANul_IsRefusedByTheServerItself()
    {
        HostAnswer answer = await host.Api.GetAsync("/api/commands/a%00");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    public Task DisposeAsync() => host.DisposeAsync();

    public void Dispose() => host.Dispose();
}
