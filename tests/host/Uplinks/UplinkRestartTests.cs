using System.Net;
using SmartCampus.Host.Tests.Running;

namespace SmartCampus.Host.Tests.Uplinks;

/// <summary>Sources outlive the process; <c>--uplink-token-file</c>.</summary>
public sealed class UplinkRestartTests : IAsyncLifetime, IDisposable
{
    private const string Admin = "--admin-password-file";
    private const string Option = "--uplink-token-file";

    private readonly RunningHost host = new();

    private string TokenFile => host.PasswordFile + "-uplink";

    [Fact]
    public async Task Kill_AfterASourceWasMade_ItsTokenStillPostsAndTheDeviceListens()
    {
        await host.InitializeAsync();
        string token = (await host.Api.PostAsync("/api/uplinks/sources", new { name = "net" })).Expect(HttpStatusCode.Created).Text("token")!;
        await host.Api.AddAsync("leak", "milesight.ws303", new { devEui = NetworkServer.Eui });

        await host.KillAsync();
        await host.StartAsync();
        await host.Api.SeeReasonAsync("leak", "unknown timedOut.waiting");
        using var server = new NetworkServer(host.Api.Address, "net", token);

        Assert.Equal("taken", (await server.PostAsync(NetworkServer.Frame("030001", 1))).Expect(HttpStatusCode.OK).Text("outcome"));
        Assert.Equal("true", (await host.Api.SeeReasonAsync("leak", "online")).Value("leak.wet"));
    }

    [Fact]
    public async Task Post_WhileTheHostStarts_IsTakenOrToBePostedAgainButNeverUnknown()
    {
        await host.InitializeAsync();
        string token = (await host.Api.PostAsync("/api/uplinks/sources", new { name = "net" })).Expect(HttpStatusCode.Created).Text("token")!;
        for (int i = 0; i < 100; i++)
            (await host.Api.AddAsync($"leak-{i}", "milesight.ws303", new { devEui = $"24e1241400000{i:x3}" })).Expect(HttpStatusCode.Created);
        await host.KillAsync();

        Uri address = await host.LaunchAsync(Admin, host.PasswordFile);
        using var server = new NetworkServer(address, "net", token);
        HostAnswer[] answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => server.PostAsync(NetworkServer.Frame("030001", 1, eui: $"24e1241400000{i:x3}"))));

        Assert.All(answers, a => Assert.True(a.Status == HttpStatusCode.ServiceUnavailable || a.Body.Text("outcome") == "taken", a.Text));
    }

    [Fact]
    public async Task Start_TokenFileMissing_ReceivesATokenForItsOwnerOnly()
    {
        Uri address = await host.LaunchAsync(Admin, host.PasswordFile, Option, TokenFile);
        string token = (await File.ReadAllTextAsync(TokenFile)).TrimEnd();
        using var demo = new NetworkServer(address, "demo", token);

        (await demo.PostUntilTakenAsync("{}")).Expect(HttpStatusCode.OK);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, ModeOf(TokenFile));
        Assert.Equal(0, host.Logged(token));
    }

    [Fact]
    public async Task Start_TokenFileExists_SetsTheTokenAlsoLater()
    {
        await File.WriteAllTextAsync(TokenFile, "a token from before 1\n");
        await host.LaunchAsync(Admin, host.PasswordFile, Option, TokenFile);
        await host.KillAsync();
        await File.WriteAllTextAsync(TokenFile, "another token later 2\n");
        Uri address = await host.LaunchAsync(Admin, host.PasswordFile, Option, TokenFile);
        using var before = new NetworkServer(address, "demo", "a token from before 1");
        using var later = new NetworkServer(address, "demo", "another token later 2");

        (await later.PostUntilTakenAsync("{}")).Expect(HttpStatusCode.OK);
        (await before.PostAsync("{}")).Problem(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Fact]
    public async Task Start_FilesTokenTooShort_EndsAndSaysWhyWithoutTheToken()
    {
        await File.WriteAllTextAsync(TokenFile, "shorttoken\n");

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.LaunchAsync(Admin, host.PasswordFile, Option, TokenFile));

        await Eventually.BeAsync(() => host.Logged("has 10 characters; it must have 20 to 200") == 1, "the reason on the console");
        Assert.Equal(0, host.Logged("shorttoken"));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => host.DisposeAsync();

    public void Dispose() => host.Dispose();

    private static UnixFileMode ModeOf(string file) => OperatingSystem.IsWindows() ? UnixFileMode.UserRead | UnixFileMode.UserWrite : File.GetUnixFileMode(file);
}
