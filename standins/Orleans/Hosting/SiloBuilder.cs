using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.StandIn.Silo;

namespace Orleans.Hosting;

/// <summary>Adds the engine to the services, once.</summary>
internal sealed class SiloBuilder : ISiloBuilder
{
    public SiloBuilder(IServiceCollection services, IConfiguration configuration)
    {
        Services = services;
        Configuration = configuration;
        if (services.Any(service => service.ServiceType == typeof(GrainSilo)))
            return;
        services.AddOptions<GrainCollectionOptions>();
        services.AddOptions<SiloMessagingOptions>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<GrainSilo>();
        services.TryAddSingleton<IClusterClient>(provider => provider.GetRequiredService<GrainSilo>());
        services.TryAddSingleton<IGrainFactory>(provider => provider.GetRequiredService<GrainSilo>());
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<GrainSilo>());
    }

    public IServiceCollection Services { get; }

    public IConfiguration Configuration { get; }
}
