using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Hosting;
using SmartCampus.Benchmarks.Processes;

namespace SmartCampus.Benchmarks.Engine;

/// <summary>A silo in this process: the stand-in, or real Orleans when built with <c>-p:OrleansStandIn=false</c>.</summary>
internal sealed class EngineHost : IAsyncDisposable
{
    private readonly IHost host;

    private EngineHost(IHost host)
    {
        this.host = host;
        Grains = host.Services.GetRequiredService<IGrainFactory>();
    }

    /// <summary>Which engine this is.</summary>
    public static string Name =>
#if ORLEANS_STAND_IN
        "Orleans stand-in";
#else
        $"Microsoft Orleans {typeof(Grain).Assembly.GetName().Version?.ToString(3)}";
#endif

    public IGrainFactory Grains { get; }

    public static async Task<EngineHost> StartAsync(CancellationToken cancellationToken)
    {
        HostApplicationBuilder builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleans((ISiloBuilder silo) => silo.UseLocalhostClustering(FreePort.Take(), FreePort.Take()));
        IHost host = builder.Build();
        await host.StartAsync(cancellationToken);
        return new EngineHost(host);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}
