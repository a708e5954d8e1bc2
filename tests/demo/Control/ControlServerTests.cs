using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using SmartCampus.Demo.Control;
using SmartCampus.Demo.Tests.Lines;

namespace SmartCampus.Demo.Tests.Control;

public sealed class ControlServerTests : IClassFixture<TestCampus>, IDisposable
{
    private readonly TestCampus _campus;
    private readonly ControlServer _server;
    private readonly HttpClient _http;

    public ControlServerTests(TestCampus campus)
    {
        _campus = campus;
        _server = new ControlServer(campus.Campus, 0);
        _ = _server.RunAsync();
        _http = new HttpClient { BaseAddress = new Uri(_server.Url), Timeout = TimeSpan.FromSeconds(30) };
    }

    public void Dispose()
    {
        _http.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task Get_Faults_ListsAllInBothLanguages()
    {
        JsonArray faults = (await _http.GetFromJsonAsync<JsonArray>("faults"))!;

        Assert.Equal(_campus.Campus.Faults.Count, faults.Count);
        Assert.Equal(
            """{"id":"jam-valve","title":{"en":"Valve 2 is jammed: the relay does not follow orders","zh":"2 号阀卡死：继电器不动作"},"devices":["greenhouse-valve-2"],"active":false,"moment":false}""",
            JsonNode.Parse(faults.Single(f => (string?)f!["id"] == "jam-valve")!.ToJsonString())!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Fact]
    public async Task Post_FaultOnAndOff_SetsItAndAnswersWithIt()
    {
        using HttpResponseMessage on = await _http.PostAsJsonAsync("faults/toroid-kitchen", new { active = true });
        bool broken = _campus.Fault("toroid-kitchen").Active;
        using HttpResponseMessage off = await _http.PostAsJsonAsync("faults/toroid-kitchen", new { active = false });

        Assert.True((bool)(await on.Content.ReadFromJsonAsync<JsonNode>())!["active"]!);
        Assert.True(broken);
        Assert.False((bool)(await off.Content.ReadFromJsonAsync<JsonNode>())!["active"]!);
        Assert.False(_campus.Fault("toroid-kitchen").Active);
    }

    [Theory]
    [InlineData("faults/nothing", "application/json", "{\"active\":true}", HttpStatusCode.NotFound)]
    [InlineData("faults/slow", "text/plain", "{\"active\":true}", HttpStatusCode.BadRequest)]
    [InlineData("faults/slow", "application/json", "{\"active\":", HttpStatusCode.BadRequest)]
    [InlineData("faults/slow", "application/json", "{\"active\":\"yes\"}", HttpStatusCode.BadRequest)]
    [InlineData("faults/slow", "application/json", "{}", HttpStatusCode.BadRequest)]
    [InlineData("faults/slow", "application/json", "null", HttpStatusCode.BadRequest)]
    [InlineData("faults/slow", "application/json", "7", HttpStatusCode.BadRequest)]
    [InlineData("elsewhere", "application/json", "{}", HttpStatusCode.NotFound)]
    public async Task Post_Bad_IsRefusedAndNothingChanges(string path, string type, string body, HttpStatusCode status)
    {
        using var content = new StringContent(body, Encoding.UTF8, type);

        using HttpResponseMessage response = await _http.PostAsync(path, content);

        Assert.Equal(status, response.StatusCode);
        Assert.NotEmpty((string)(await response.Content.ReadFromJsonAsync<JsonNode>())!["error"]!);
        Assert.False(_campus.Fault("slow").Active);
    }

    [Fact]
    public async Task Post_HugeBody_IsRefused()
    {
        using var content = new StringContent(new string(' ', 100_000) + "{\"active\":true}", Encoding.UTF8, "application/json");

        using HttpResponseMessage response = await _http.PostAsync("faults/slow", content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.False(_campus.Fault("slow").Active);
    }

    [Fact]
    public async Task Get_WithAnotherHostName_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "faults") { Headers = { Host = "campus.example" } };

        using HttpResponseMessage response = await _http.SendAsync(request);

        Assert.False(response.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Get_Devices_TellsTheTruthOfAll()
    {
        JsonObject devices = (await _http.GetFromJsonAsync<JsonObject>("devices"))!;

        Assert.Equal(_campus.Campus.Devices.Count, devices.Count);
        Assert.NotNull(devices["greenhouse-valve-2"]!["flow"]);
    }

    [Fact]
    public async Task FaultCommand_OnListOff_SpeaksToTheServer()
    {
        await using var output = new StringWriter();

        int on = await FaultCommand.RunAsync(["on", "door-forced"], _server.Url, output);
        int list = await FaultCommand.RunAsync(["list"], _server.Url, output);
        int off = await FaultCommand.RunAsync(["off", "door-forced"], _server.Url, output);

        Assert.Equal((0, 0, 0), (on, list, off));
        Assert.Contains("BROKEN  door-forced", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Mended: Somebody forces the archive's door open. Felt by library-archive-door.", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "on", "nothing")]
    [InlineData(2, "on")]
    [InlineData(2)]
    public async Task FaultCommand_Wrong_SaysWhyAndFails(int code, params string[] words)
    {
        await using var output = new StringWriter();

        Assert.Equal(code, await FaultCommand.RunAsync(words, _server.Url, output));
        Assert.NotEmpty(output.ToString());
    }

    [Fact]
    public async Task Dispose_WhileWaiting_EndsTheLoopEveryTime()
    {
        foreach (int _ in Enumerable.Range(0, 50))
        {
            var server = new ControlServer(_campus.Campus, 0);
            Task serving = server.RunAsync();
            server.Dispose();
            await serving.WaitAsync(TimeSpan.FromSeconds(30));
        }
    }

    [Fact]
    public async Task FaultCommand_NobodyThere_SaysSo()
    {
        await using var output = new StringWriter();
        _server.Dispose();

        Assert.Equal(1, await FaultCommand.RunAsync(["list"], _server.Url, output));
        Assert.Contains("No demo answers", output.ToString(), StringComparison.Ordinal);
    }
}
