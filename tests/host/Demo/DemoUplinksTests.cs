using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using SmartCampus.Host.Demo;
using SmartCampus.Host.Tests.Running;

namespace SmartCampus.Host.Tests.Demo;

/// <summary>How the demo campus's network server learns where to post and with which token.</summary>
public sealed class DemoUplinksTests : IDisposable
{
    private readonly RunningHost _host = new();
    private readonly DirectoryInfo _demo = Directory.CreateTempSubdirectory("campus-demo-seed-");

    private string Seed => Path.Combine(_demo.FullName, "campus.json");

    private string AccessFile => Path.Combine(_demo.FullName, "uplinks.json");

    public void Dispose()
    {
        _host.Dispose();
        _demo.Delete(recursive: true);
    }

    [Theory]
    [InlineData("http://localhost:5080", "http://localhost:5080")]
    [InlineData("http://127.0.0.1:1;https://x:2", "http://127.0.0.1:1")]
    [InlineData("http://0.0.0.0:5080", "http://localhost:5080")]
    [InlineData("http://[::]:5080", "http://localhost:5080")]
    [InlineData("http://*:5080", "http://localhost:5080")]
    [InlineData("https://x:2;http://+:81", "http://localhost:81")]
    [InlineData("https://x:2", null)]
    public void AddressOf_Listening_IsWhereThisMachineReachesIt(string addresses, string? url) =>
        Assert.Equal(url, DemoUplinks.AddressOf(addresses.Split(';')));

    [Fact]
    public async Task Start_WithADemo_WritesATokenThatOpensTheEndpointAndIsInNoLog()
    {
        (string url, string token) = await StartAsync();

        HttpStatusCode right = await PostAsync(url, token), wrong = await PostAsync(url, token + "x");

        // No device takes an empty object, but the token was let in.
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (right, wrong));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, ModeOf(AccessFile));
        Assert.Equal(0, _host.Logged(token));
        await _host.KillAsync();
    }

    [Fact]
    public async Task StartAgain_MakesAnotherTokenAndTheOldOneOpensNothing()
    {
        (_, string before) = await StartAsync();
        await _host.KillAsync();

        (string url, string after) = await StartAsync();

        Assert.NotEqual(before, after);
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(url, before));
        await _host.KillAsync();
    }

    private async Task<(string Url, string Token)> StartAsync()
    {
        File.Delete(AccessFile);
        await File.WriteAllTextAsync(Seed, """{"places":[],"devices":[]}""");
        await _host.LaunchAsync("--demo", "http://127.0.0.1:1", "--seed", Seed);
        await Eventually.BeAsync(() => File.Exists(AccessFile), "uplinks.json beside the seed");
        JsonNode access = JsonNode.Parse(await File.ReadAllTextAsync(AccessFile))!;
        return ((string)access["url"]!, (string)access["token"]!);
    }

    private static async Task<HttpStatusCode> PostAsync(string url, string token)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new("Bearer", token);
        using HttpResponseMessage response = await http.SendAsync(request);
        return response.StatusCode;
    }

    private static UnixFileMode ModeOf(string file) => OperatingSystem.IsWindows() ? throw new PlatformNotSupportedException() : File.GetUnixFileMode(file);
}
