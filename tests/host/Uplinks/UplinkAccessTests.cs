using System.Net;
using System.Text.Json;
using SmartCampus.Host.Tests.Running;

namespace SmartCampus.Host.Tests.Uplinks;

/// <summary>A source's token posts for that source and does nothing else; nothing but it, and administrators, posts for the source.</summary>
public sealed class UplinkAccessTests(RunningHost host) : OnRunningHost(host)
{
    private static int sources;

    private readonly string source = $"access-{Interlocked.Increment(ref sources)}";

    [Fact]
    public async Task Post_WithoutItsToken_Is401()
    {
        string token = await MakeAsync(source);
        string other = await MakeAsync(source + "-other");
        (string Scheme, string? Token)[] wrong = [("Bearer", null), ("Bearer", ""), ("Bearer", other), ("Bearer", token[..^1]), ("Bearer", token + "x"), ("Basic", token)];

        await Assert.AllAsync(wrong, async w =>
        {
            using var server = new NetworkServer(Host.Api.Address, source, w.Token, w.Scheme);
            (await server.PostAsync("{}")).Problem(HttpStatusCode.Unauthorized, "unauthorized");
        });
        using var nobody = new NetworkServer(Host.Api.Address, "nobody", token);
        (await nobody.PostAsync("{}")).Problem(HttpStatusCode.Unauthorized, "unauthorized");
        using var right = new NetworkServer(Host.Api.Address, source, token);
        (await right.PostAsync("{}")).Expect(HttpStatusCode.OK);
        Assert.Equal(0, Host.Logged("was not authenticated")); // a line for each message would fill the log
    }

    [Fact]
    public async Task SourceToken_OnEveryOtherEndpoint_Is401()
    {
        using var server = new NetworkServer(Host.Api.Address, source, await MakeAsync(source));
        JsonElement paths = (await Host.Api.GetAsync("/openapi/v1.json")).Expect(HttpStatusCode.OK).At("paths");
        List<(string Method, string Path)> calls =
        [
            .. paths.EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(m => (m.Name.ToUpperInvariant(), p.Name.TrimEnd('/')))),
            ("GET", "/openapi/v1.json"),
            ("POST", "/hub/negotiate"),
            ("GET", $"/api/uplinks/{source}"),
            ("DELETE", $"/api/uplinks/sources/{source}"),
        ];
        calls.Remove(("POST", "/api/session"));

        Assert.True(calls.Count > 25, $"Only {calls.Count} endpoints were found.");
        await Assert.AllAsync(calls, async call =>
            (await server.SendAsync(new HttpMethod(call.Method), call.Path)).Problem(HttpStatusCode.Unauthorized, "unauthorized"));
    }

    [Fact]
    public async Task Post_ByAnAdministrator_IsOpenForSourcesThatExist()
    {
        await MakeAsync(source);
        JsonElement made = (await Host.Api.PostAsync("/api/tokens", new { name = "script" })).Expect(HttpStatusCode.Created);
        using var script = new NetworkServer(Host.Api.Address, source, made.Text("token"));
        using var lost = new NetworkServer(Host.Api.Address, "nobody", made.Text("token"));

        (await script.PostAsync("{}")).Expect(HttpStatusCode.OK);
        (await Host.Api.PostAsync($"/api/uplinks/{source}", new { })).Expect(HttpStatusCode.OK);
        (await lost.PostAsync("{}")).Problem(HttpStatusCode.NotFound, "notFound");
    }

    [Fact]
    public async Task Remove_Source_EndsItsTokenAtOnce()
    {
        using var server = new NetworkServer(Host.Api.Address, source, await MakeAsync(source));
        (await server.PostAsync("{}")).Expect(HttpStatusCode.OK);

        Assert.Equal(HttpStatusCode.NoContent, (await Host.Api.DeleteAsync($"/api/uplinks/sources/{source}")).Status);

        (await server.PostAsync("{}")).Problem(HttpStatusCode.Unauthorized, "unauthorized");
        (await Host.Api.DeleteAsync($"/api/uplinks/sources/{source}")).Problem(HttpStatusCode.NotFound, "notFound");
    }

    [Fact]
    public async Task Add_NameIsTaken_IsAConflictAndTheListHasNoToken()
    {
        string token = await MakeAsync(source);

        (await Host.Api.PostAsync("/api/uplinks/sources", new { name = source })).Problem(HttpStatusCode.Conflict, "conflict");

        Assert.DoesNotContain(token, (await Host.Api.GetAsync("/api/uplinks/sources")).Text, StringComparison.Ordinal);
        Assert.Equal(0, Host.Logged(token));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sources")]
    [InlineData("Main Office")]
    [InlineData("a/b")]
    [InlineData("12345678901234567890123456789012345678901")]
    public async Task Add_BadName_IsInvalid(string? name)
    {
        JsonElement problem = (await Host.Api.PostAsync("/api/uplinks/sources", new { name })).Problem(HttpStatusCode.BadRequest, "invalid");

        Assert.Contains("1 to 40", problem.At("errors", "name")[0].GetString(), StringComparison.Ordinal);
    }

    private async Task<string> MakeAsync(string name) =>
        (await Host.Api.PostAsync("/api/uplinks/sources", new { name })).Expect(HttpStatusCode.Created).Text("token")!;
}
