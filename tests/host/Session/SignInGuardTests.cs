using System.Net;
using SmartCampus.Host.Tests.Running;

namespace SmartCampus.Host.Tests.Session;

public sealed class SignInGuardTests(RunningHost host) : OnRunningHost(host)
{
    [Fact]
    public async Task SignIn_AfterTenWrongPasswords_IsTooManyAttemptsEvenWithTheRightOne()
    {
        using var stranger = new HostClient(Host.Api.Address);
        List<HostAnswer> wrong = [];
        for (int i = 0; i < 10; i++)
            wrong.Add(await stranger.PostAsync("/api/session", new { user = "admin", password = $"guess number {i}" }));

        HostAnswer right = await stranger.PostAsync("/api/session", new { user = "admin", password = RunningHost.Password });

        Assert.All(wrong, a => a.Problem(HttpStatusCode.Unauthorized, "badCredentials"));
        right.Problem(HttpStatusCode.TooManyRequests, "tooManyAttempts");
        (await Host.Api.GetAsync("/api/session")).Expect(HttpStatusCode.OK);
    }
}
