using System.Net;
using System.Text.Json;
using SmartCampus.Host.Tests.Running;

namespace SmartCampus.Host.Tests.Session;

/// <summary>Nothing is open without signing in, and a foreign page can change nothing.</summary>
public sealed class SessionTests(RunningHost host) : OnRunningHost(host)
{
    [Fact]
    public async Task EveryEndpoint_WithoutSigningIn_Is401()
    {
        JsonElement paths = (await Host.Api.GetAsync("/openapi/v1.json")).Expect(HttpStatusCode.OK).At("paths");
        using var stranger = new HostClient(Host.Api.Address);
        List<(string Method, string Path)> calls =
        [
            .. paths.EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(m => (m.Name.ToUpperInvariant(), p.Name.Replace("{id}", "x", StringComparison.Ordinal).TrimEnd('/')))),
            ("GET", "/openapi/v1.json"),
            ("POST", "/hub/negotiate"),
            ("GET", "/hub"),
            ("GET", "/api/nothing"),
        ];
        calls.Remove(("POST", "/api/session"));

        Assert.True(calls.Count > 25, $"Only {calls.Count} endpoints were found.");
        await Assert.AllAsync(calls, async call =>
            (await stranger.SendAsync(new HttpMethod(call.Method), call.Path, null)).Problem(HttpStatusCode.Unauthorized, "unauthorized"));
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/")]
    public async Task OpenAddress_WithoutSigningIn_Is200(string path)
    {
        using var stranger = new HostClient(Host.Api.Address);

        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync(path)).Status);
    }

    [Theory]
    [InlineData("admin", "wrong password")]
    [InlineData("nobody", "correct horse battery")]
    [InlineData("", "")]
    public async Task SignIn_Wrong_IsBadCredentials(string user, string password)
    {
        using var stranger = new HostClient(Host.Api.Address);

        HostAnswer answer = await stranger.PostAsync("/api/session", new { user, password });

        answer.Problem(HttpStatusCode.Unauthorized, "badCredentials");
        Assert.Equal("", stranger.Cookie);
    }

    [Fact]
    public async Task SignIn_Right_SaysWhoAndSignOutEnds()
    {
        using HostClient person = await Host.AnotherClientAsync();

        JsonElement who = (await person.GetAsync("/api/session")).Expect(HttpStatusCode.OK);
        HostAnswer gone = await person.DeleteAsync("/api/session");

        Assert.Equal(("admin", "admin", "Asia/Shanghai"), (who.Text("user"), who.At("roles")[0].GetString(), who.Text("timeZone")));
        Assert.Equal(HttpStatusCode.NoContent, gone.Status);
        (await person.GetAsync("/api/session")).Problem(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Elsewhere")]
    public async Task Change_ByCookieWithoutTheHeader_IsCsrf(string? value)
    {
        using HostClient person = await Host.AnotherClientAsync();
        person.Headers.Remove("X-Requested-With");
        person.Headers.TryAddWithoutValidation("X-Requested-With", value is null ? [] : [value]);

        HostAnswer answer = await person.PostAsync("/api/tokens", new { name = "stolen" });

        answer.Problem(HttpStatusCode.Forbidden, "csrf");
        Assert.DoesNotContain("stolen", (await Host.Api.GetAsync("/api/tokens")).Text, StringComparison.Ordinal);
    }

    /// <summary>Browsers let every page open a web socket, and send the cookie from another port or a neighbouring name along.</summary>
    [Theory]
    [InlineData("http://evil.example", null)]
    [InlineData("http://127.0.0.1:1", null)]
    [InlineData("null", null)]
    [InlineData("https://campus.example", "other.example")]
    public async Task Hub_FromAForeignPage_IsCsrf(string origin, string? forwarded)
    {
        using HostClient person = await Host.AnotherClientAsync();
        person.Headers.Add("Origin", origin);
        if (forwarded is not null)
            person.Headers.Add("X-Forwarded-Host", forwarded);

        HostAnswer answer = await person.PostAsync("/hub/negotiate?negotiateVersion=1", null);

        Assert.Contains($"Origin is '{origin}'", answer.Problem(HttpStatusCode.Forbidden, "csrf").Text("detail"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("campus.example")] // asked for by this name, at a web server in front of it
    public async Task Hub_FromOurOwnPage_IsOpen(string? forwarded)
    {
        using HostClient person = await Host.AnotherClientAsync();
        person.Headers.Add("Origin", forwarded is null ? Host.Api.Address.GetLeftPart(UriPartial.Authority) : $"https://{forwarded}");
        if (forwarded is not null)
            person.Headers.Add("X-Forwarded-Host", forwarded);

        HostAnswer answer = await person.PostAsync("/hub/negotiate?negotiateVersion=1", null);

        Assert.NotNull(answer.Expect(HttpStatusCode.OK).Text("connectionToken"));
    }

    [Fact]
    public async Task Token_OpensTheApiAndTheHubUntilItIsRemoved()
    {
        JsonElement made = (await Host.Api.PostAsync("/api/tokens", new { name = "script" })).Expect(HttpStatusCode.Created);
        using var script = new HostClient(Host.Api.Address);
        script.Headers.Remove("X-Requested-With");
        script.Headers.Add("Authorization", $"Bearer {made.Text("token")}");

        JsonElement who = (await script.GetAsync("/api/session")).Expect(HttpStatusCode.OK);
        await using (HubClient hub = await HubClient.ConnectAsync(Host.Api.Address, null, made.Text("token")))
            Assert.Equal("0", (await hub.SubscribeAsync(new { kind = "summary" })).Text("summary", "total"));
        string listed = (await script.GetAsync("/api/tokens")).Text;
        HostAnswer changed = await script.DeleteAsync($"/api/tokens/{made.Text("id")}");

        Assert.Equal("admin", who.Text("user"));
        Assert.Contains("script", listed, StringComparison.Ordinal);
        Assert.DoesNotContain(made.Text("token")!, listed, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, changed.Status);
        (await script.GetAsync("/api/session")).Problem(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Theory]
    [InlineData("/api/tokens", """{"name":""}""", "name is ''; it must have 1 to 100 characters")]
    [InlineData("/api/tokens", "{}", "name is ''")]
    public async Task AddToken_BadName_IsAProblem(string path, string body, string words)
    {
        HostAnswer answer = await Host.Api.PostAsync(path, body);

        Assert.Contains(words, answer.Problem(HttpStatusCode.BadRequest, "invalid").Text("detail"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("correct horse battery", "short", "password has 5 characters; it must have 10 to 128")]
    [InlineData("not the password", "long enough, this", "The current password is wrong")]
    public async Task ChangePassword_Bad_IsAProblemAndTheOldOneStays(string current, string password, string words)
    {
        HostAnswer answer = await Host.Api.PutAsync("/api/session/password", new { current, password });

        Assert.Contains(words, answer.Problem(HttpStatusCode.BadRequest, "invalid").Text("detail"), StringComparison.Ordinal);
        using HostClient person = await Host.AnotherClientAsync();
    }

    [Fact]
    public async Task Answers_ToEverybody_CarryNoSecretInTheLog()
    {
        JsonElement made = (await Host.Api.PostAsync("/api/tokens", new { name = "logged" })).Expect(HttpStatusCode.Created);

        Assert.True(Host.Log.Count > 0, "The host has logged nothing.");
        Assert.Equal((0, 0), (Host.Logged(made.Text("token")!), Host.Logged(RunningHost.Password)));
    }
}
