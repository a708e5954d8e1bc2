using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime.Hosting;

namespace SmartCampus.Engine.Tests.Hosting;

/// <summary>A host with the engine, one memory storage and one recording filter.</summary>
public sealed class EngineHost : IAsyncLifetime
{
    private readonly IHost _host;

    public EngineHost()
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<Stage>();
        builder.Services.AddScoped<ScopedThing>();
        builder.Services.AddSingleton<RecordingFilter>();
        builder.UseOrleans((ISiloBuilder silo) =>
        {
            silo.UseLocalhostClustering(FreePort(), FreePort());
            silo.AddIncomingGrainCallFilter<RecordingFilter>();
            silo.Services.AddSingleton<MemoryStorage>();
            silo.Services.AddGrainStorage("memory", (services, _) => services.GetRequiredService<MemoryStorage>());
        });
        _host = builder.Build();
    }

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public Stage Stage => _host.Services.GetRequiredService<Stage>();

    public MemoryStorage Storage => _host.Services.GetRequiredService<MemoryStorage>();

    public Task InitializeAsync() => _host.StartAsync();

    public async Task DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    public Task StopAsync() => _host.StopAsync();

    private static int FreePort()
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
