using System.Collections.Concurrent;
using global::Orleans;
using global::Orleans.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SmartCampus.StandIns.Tests.Orleans;

/// <summary>The stand-in on fake time, and a log that grains write to.</summary>
public sealed class FakeTimeHost : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private readonly IHost _host;

    public FakeTimeHost()
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.AddSingleton(this);
        builder.UseOrleans((ISiloBuilder silo) => silo.UseLocalhostClustering());
        _host = builder.Build();
    }

    public ConcurrentQueue<string> Log { get; } = new();

    public TaskCompletionSource Door { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal FakeTime Time { get; } = new();

    public Task InitializeAsync() => _host.StartAsync();

    public Task StopAsync() => _host.StopAsync();

    public async Task DisposeAsync()
    {
        Door.TrySetResult();
        await _host.StopAsync();
        _host.Dispose();
    }

    public TGrain Grain<TGrain>(string key = "one")
        where TGrain : IGrainWithStringKey => _host.Services.GetRequiredService<IGrainFactory>().GetGrain<TGrain>(key);

    public async Task Until(string entry)
    {
        DateTimeOffset end = TimeProvider.System.GetUtcNow() + Limit;
        while (!Log.Contains(entry) && TimeProvider.System.GetUtcNow() < end)
            await Task.Delay(5);
        Assert.True(Log.Contains(entry), $"\"{entry}\" did not happen in {Limit}; what did: {string.Join(", ", Log)}");
    }

    public static async Task<Exception> FailureOf(Task task)
    {
        await Task.WhenAny(task, Task.Delay(Limit));
        Assert.True(task.IsCompleted, $"The call did not end in {Limit}.");
        return await Assert.ThrowsAnyAsync<Exception>(() => task);
    }
}
