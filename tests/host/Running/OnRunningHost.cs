using System.Text.Json;

namespace SmartCampus.Host.Tests.Running;

/// <summary>Tests that share one running host; each leaves it without devices.</summary>
public abstract class OnRunningHost(RunningHost host) : IClassFixture<RunningHost>, IAsyncLifetime
{
    protected RunningHost Host { get; } = host;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        JsonElement devices = (await Host.Api.GetAsync("/api/devices?limit=1000")).Expect(System.Net.HttpStatusCode.OK);
        await Task.WhenAll(devices.At("items").EnumerateArray().Select(d => Host.Api.DeleteAsync($"/api/devices/{d.Text("id")}")));
    }
}
