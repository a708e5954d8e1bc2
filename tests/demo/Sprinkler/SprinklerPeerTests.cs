using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using SmartCampus.Demo.Tests.Lines;

namespace SmartCampus.Demo.Tests.Sprinkler;

/// <summary>The controller over its socket.</summary>
public sealed class SprinklerPeerTests(TestCampus campus) : IClassFixture<TestCampus>
{
    private const string Pw = "pw=a6d82bced638de3def1e9bbb4983225c";

    private int Port => campus.TcpPort("school-garden-hedge");

    [Fact]
    public async Task Get_AnyPage_IsAnsweredAndTheConnectionEnds()
    {
        string reply = await GetAsync($"/js?{Pw}");

        Assert.StartsWith("HTTP/1.1 200 OK\r\n", reply, StringComparison.Ordinal);
        Assert.Contains("\r\nConnection: close\r\n", reply, StringComparison.Ordinal);
        Assert.EndsWith("\"nstations\":8}", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_UnknownPage_Is404() => Assert.StartsWith("HTTP/1.1 404 ", await GetAsync($"/xx?{Pw}"), StringComparison.Ordinal);

    [Fact]
    public async Task Get_ManualRun_LetsWaterFlowOntoTheBed()
    {
        double before = (double)campus.Truth("school-garden-pond")["moisture"]!;

        JsonNode result = JsonNode.Parse((await GetAsync($"/cm?{Pw}&sid=7&en=1&t=600")).Split("\r\n\r\n")[1])!;
        campus.Pass(120);

        Assert.Equal(1, (int)result["result"]!);
        Assert.InRange((double)campus.Truth("school-garden-pond")["flow"]!, 13, 17);
        Assert.True((double)campus.Truth("school-garden-pond")["moisture"]! > before + 1);
    }

    [Fact]
    public async Task Connect_AndSayNothing_HoldsTheOthersUpOnlyForAWhile()
    {
        using var silent = new TcpClient();
        await silent.ConnectAsync("127.0.0.1", Port);

        Assert.StartsWith("HTTP/1.1 200 OK", await GetAsync($"/js?{Pw}"), StringComparison.Ordinal);
    }

    private async Task<string> GetAsync(string target)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", Port);
        await client.Client.SendAsync(Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\nHost: x\r\n\r\n"));
        using var reader = new StreamReader(client.GetStream());
        return await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(30));
    }
}
