using System.Net;
using SmartCampus.Host.Tests.Running;

namespace SmartCampus.Host.Tests.Demo;

/// <summary>The demo's faults, when the demo is not as it should be.</summary>
public sealed class DemoEndpointsTests : IAsyncLifetime, IDisposable
{
    private readonly RunningHost host = new();

    [Fact]
    public async Task Faults_DemoHasEnded_IsUnavailableAndSaysWhatToDo()
    {
        using HostClient client = await SignInAsync();

        foreach (HostAnswer answer in new[] { await client.GetAsync("/api/demo"), await client.PostAsync("/api/demo/faults/any", new { active = true }) })
        {
            string detail = answer.Problem(HttpStatusCode.ServiceUnavailable, "unavailable").Text("detail")!;
            Assert.StartsWith("The demo campus does not answer at http://127.0.0.1:1; it may have ended.", detail, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"active":null}""")]
    public async Task Switch_WithoutActive_NamesIt(string body)
    {
        using HostClient client = await SignInAsync();

        HostAnswer answer = await client.PostAsync("/api/demo/faults/any", body);

        Assert.Equal("active is missing; it must be true or false.", answer.Problem(HttpStatusCode.BadRequest, "invalid").Text("detail"));
    }

    public Task InitializeAsync() => File.WriteAllTextAsync(host.PasswordFile, RunningHost.Password);

    public Task DisposeAsync() => host.DisposeAsync();

    public void Dispose() => host.Dispose();

    private async Task<HostClient> SignInAsync()
    {
        var client = new HostClient(await host.LaunchAsync("--admin-password-file", host.PasswordFile, "--demo", "http://127.0.0.1:1"));
        await client.SignInAsync(RunningHost.Password);
        return client;
    }
}
