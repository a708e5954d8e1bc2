using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using SmartCampus.Demo.Shelly;
using SmartCampus.Demo.Tests.Lines;

namespace SmartCampus.Demo.Tests.Shelly;

/// <summary>The campus's Shellys, by the framework's own WebSocket and HTTP clients. Shelly API documentation, "Gen2 device API".</summary>
public sealed class ShellyTests(TestCampus campus) : IClassFixture<TestCampus>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Rpc_SetOverTheWebSocket_AnswersAndNotifies()
    {
        using ClientWebSocket socket = await OpenAsync("dormitory-1-study-lights-2");
        await SendAsync(socket, """{"id":1,"src":"test","method":"Shelly.GetStatus"}""");
        JsonNode status = await ReadAsync(socket);

        await SendAsync(socket, """{"id":2,"src":"test","method":"Switch.Set","params":{"id":1,"on":true}}""");
        JsonNode[] frames = [await ReadAsync(socket), await ReadAsync(socket)];

        Assert.False((bool)status["result"]!["switch:1"]!["output"]!);
        Assert.Equal("test", (string?)status["dst"]);
        JsonNode answer = frames.Single(f => f["id"] is not null), note = frames.Single(f => f["method"] is not null);
        Assert.Equal("""{"was_on":false}""", answer["result"]!.ToJsonString());
        Assert.Equal(("NotifyStatus", true, "WS_in"), ((string?)note["method"], (bool)note["params"]!["switch:1"]!["output"]!, (string?)note["params"]!["switch:1"]!["source"]));
        Assert.True((bool)campus.Truth("dormitory-1-study-lights-2")["on"]!);
    }

    [Fact]
    public async Task Button_Pressed_IsPushedToWhoHasSentAFrame()
    {
        using ClientWebSocket socket = await OpenAsync("dormitory-1-study-lights-3");
        await SendAsync(socket, """{"id":1,"src":"test","method":"Switch.GetStatus","params":{"id":2}}""");
        bool before = (bool)(await ReadAsync(socket))["result"]!["output"]!;

        lock (campus.Campus.Gate)
            ((ShellyOutput)campus.Device("dormitory-1-study-lights-3").Thing).Channel.Press();

        JsonNode note = await ReadAsync(socket);
        Assert.Equal((!before, "switch"), ((bool)note["params"]!["switch:2"]!["output"]!, (string?)note["params"]!["switch:2"]!["source"]));
    }

    [Fact]
    public async Task Overpower_OnAndOff_IsPushedAndSoIsItsEnd()
    {
        using ClientWebSocket socket = await OpenAsync("dormitory-1-study-lights-4");
        await SendAsync(socket, """{"id":1,"src":"test","method":"Sys.GetStatus"}""");
        await ReadAsync(socket);
        ShellyChannel channel = ((ShellyOutput)campus.Device("dormitory-1-study-lights-4").Thing).Channel;

        lock (campus.Campus.Gate)
            channel.Overload(true);
        JsonNode on = await ReadAsync(socket);
        lock (campus.Campus.Gate)
            channel.Overload(false);

        Assert.Equal("""["overpower"]""", on["params"]!["switch:3"]!["errors"]!.ToJsonString());
        Assert.Equal("[]", (await ReadAsync(socket))["params"]!["switch:3"]!["errors"]!.ToJsonString());
    }

    [Theory]
    [InlineData("""{"id":1,"src":"t","method":"Nothing.Here"}""", 404)]
    [InlineData("""{"id":1,"src":"t","method":"Switch.Set","params":{"id":9,"on":true}}""", -105)]
    [InlineData("""{"id":1,"src":"t","method":"Switch.Set","params":{"on":true}}""", -103)]
    [InlineData("""{"id":1,"src":"t","method":"Switch.Set","params":{"id":0}}""", -103)]
    public async Task Rpc_Wrong_IsAnError(string frame, int code)
    {
        using ClientWebSocket socket = await OpenAsync("dormitory-1-study-lights-1");
        await SendAsync(socket, frame);

        Assert.Equal(code, (int)(await ReadAsync(socket))["error"]!["code"]!);
    }

    [Fact]
    public async Task Rpc_WithAPassword_ChallengesAndTakesTheRightAnswer()
    {
        using ClientWebSocket socket = await OpenAsync("dormitory-1-hall-lights");
        await SendAsync(socket, """{"id":1,"src":"t","method":"Switch.GetStatus","params":{"id":0}}""");
        JsonNode refusal = (await ReadAsync(socket))["error"]!;
        JsonNode challenge = JsonNode.Parse((string)refusal["message"]!)!;

        string realm = (string)challenge["realm"]!, nonce = challenge["nonce"]!.ToJsonString();
        string response = Sha($"{Sha($"admin:{realm}:dormitory-lights")}:{nonce}:1:77:auth:{Sha("dummy_method:dummy_uri")}");
        string auth = $$"""{"realm":"{{realm}}","username":"admin","nonce":{{nonce}},"cnonce":77,"response":"{{response}}","algorithm":"SHA-256"}""";
        await SendAsync(socket, $$"""{"id":2,"src":"t","method":"Switch.GetStatus","params":{"id":0},"auth":{{auth}}}""");
        JsonNode granted = await ReadAsync(socket);
        await SendAsync(socket, $$"""{"id":3,"src":"t","method":"Switch.GetStatus","params":{"id":0},"auth":{{auth.Replace(response[..8], "00000000", StringComparison.Ordinal)}}}""");

        Assert.Equal((401, "SHA-256"), ((int)refusal["code"]!, (string?)challenge["algorithm"]));
        Assert.NotNull(granted["result"]);
        Assert.Equal(401, (int)(await ReadAsync(socket))["error"]!["code"]!);
    }

    [Fact]
    public async Task Http_WithAPassword_IsDigestBySha256()
    {
        string url = Url("dormitory-1-porch-light");
        using var handler = new HttpClientHandler { Credentials = new CredentialCache { { new Uri(url), "Digest", new NetworkCredential("admin", "dormitory-lights") } } };
        using var http = new HttpClient(handler) { Timeout = Patience };
        using var stranger = new HttpClient { Timeout = Patience };

        JsonNode was = (await http.GetFromJsonAsync<JsonNode>($"{url}/rpc/Switch.Set?id=1&on=true&toggle_after=5"))!;
        using HttpResponseMessage refused = await stranger.GetAsync(new Uri($"{url}/rpc/Switch.GetStatus?id=1"));
        JsonNode info = (await stranger.GetFromJsonAsync<JsonNode>($"{url}/shelly"))!;

        Assert.False((bool)was["was_on"]!);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.True((bool)info["auth_en"]!);
        Assert.True((bool)campus.Truth("dormitory-1-porch-light")["on"]!);
        campus.Pass(6);
        Assert.False((bool)campus.Truth("dormitory-1-porch-light")["on"]!);
    }

    [Fact]
    public async Task Http_Post_IsTheSameRpc()
    {
        using var http = new HttpClient { Timeout = Patience };
        using var body = new StringContent("""{"id":5,"method":"Switch.GetStatus","params":{"id":3}}""", Encoding.UTF8, "application/json");

        using HttpResponseMessage response = await http.PostAsync(new Uri($"{Url("dormitory-1-study-lights-4")}/rpc"), body);

        JsonNode answer = (await response.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Equal((5, 3), ((int)answer["id"]!, (int)answer["result"]!["id"]!));
    }

    [Fact]
    public void Overload_On_SwitchesOffAndStaysOff()
    {
        var channel = new ShellyChannel(100, double.PositiveInfinity, new Random(1));
        channel.Set(true, "WS_in");

        channel.Overload(true);
        channel.Set(true, "WS_in");
        bool during = channel.On;
        channel.Overload(false);
        channel.Set(true, "WS_in");

        Assert.Equal((false, true), (during, channel.On));
    }

    private string Url(string device) => $"http://127.0.0.1:{campus.TcpPort(device)}";

    private async Task<ClientWebSocket> OpenAsync(string device)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{campus.TcpPort(device)}/rpc"), CancellationToken.None).WaitAsync(Patience);
        return socket;
    }

    private static Task SendAsync(ClientWebSocket socket, string frame) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private static async Task<JsonNode> ReadAsync(ClientWebSocket socket)
    {
        byte[] buffer = new byte[8192];
        WebSocketReceiveResult part = await socket.ReceiveAsync(buffer, CancellationToken.None).WaitAsync(Patience);
        return JsonNode.Parse(buffer.AsSpan(0, part.Count))!;
    }

    private static string Sha(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
