using System.Text.Json.Serialization;
using Orleans.Storage;
using SmartCampus.Grains.Devices;
using SmartCampus.Grains.Feed;
using SmartCampus.Host.Api;
using SmartCampus.Host.Commands;
using SmartCampus.Host.Demo;
using SmartCampus.Host.Devices;
using SmartCampus.Host.Drivers;
using SmartCampus.Host.Engine;
using SmartCampus.Host.Feed;
using SmartCampus.Host.Garden;
using SmartCampus.Host.History;
using SmartCampus.Host.Lines;
using SmartCampus.Host.Maintenance;
using SmartCampus.Host.Plugins;
using SmartCampus.Host.Session;
using SmartCampus.Host.Storage;
using SmartCampus.Host.Uplinks;
using SmartCampus.Host.Web;

namespace SmartCampus.Host;

/// <summary>Puts the house together.</summary>
internal static class Composition
{
    public static void AddSmartCampus(this WebApplicationBuilder builder, CampusOptions options)
    {
        IServiceCollection services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddSmartCampusStorage(new StorageOptions { DataDirectory = options.Data, PostgresConnectionString = options.Postgres });
        services.AddSmartCampusHistory();
        services.AddSmartCampusLines();
        services.AddSmartCampusPlugins(new PluginHostOptions(options.Plugins, Path.Combine(options.Data, "plugin-cache")) { More = options.MorePlugins });
        services.AddSmartCampusSession(options.Data);
        services.AddSmartCampusDevices();
        services.AddSmartCampusFeed();
        services.AddSmartCampusGardens();
        services.AddSmartCampusUplinks();
        services.AddHttpClient();
        services.AddSingleton(new DemoOptions(options.Demo, options.Seed)).AddSingleton<DemoCampus>();
        services.AddHostedService<DemoUplinks>();
        services.AddExceptionHandler<ProblemWriter>();
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true); // so that a bad body becomes a problem
        services.ConfigureHttpJsonOptions(o =>
        {
            o.SerializerOptions.AllowDuplicateProperties = false;
            o.SerializerOptions.NumberHandling = JsonNumberHandling.Strict; // "5" is a text
            o.SerializerOptions.Converters.Add(new WholeTexts());
        });
        services.AddOpenApi();
        services.AddSignalR(o =>
        {
            o.MaximumReceiveMessageSize = 512 * 1024; // a view may name 5000 devices by ids of up to 64 characters
            o.KeepAliveInterval = TimeSpan.FromSeconds(5);
            o.ClientTimeoutInterval = TimeSpan.FromSeconds(15);
        });
        builder.AddSmartCampusEngine();
        services.AddHostedService(provider => provider.GetRequiredService<PluginStart>()); // before whatever asks for drivers
        services.AddHostedService<PluginSwap>();
        services.AddHostedService(provider => provider.GetRequiredService<Keeper>());
        services.AddHostedService<GardenWatch>();
        services.AddSingleton<SafeStop>();
        services.AddHostedService(p => p.GetRequiredService<SafeStop>()); // last in, first to stop: while everything else still runs
    }

    public static void MapSmartCampus(this WebApplication app, CampusOptions options)
    {
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(context => ProblemWriter.WriteStatusAsync(context.HttpContext));
        app.UseSecurityHeaders();
        app.UseAuthentication();
        app.UseCrossSiteGuard();
        app.UseAuthorization();
        app.MapHealth();
        app.MapSession();
        app.MapDevices();
        app.MapDeviceLogs();
        app.MapCommands();
        app.MapGardens();
        app.MapGardenForecast();
        app.MapGardenRecords();
        app.MapUplinks();
        app.MapMaintenance();
        app.MapDemo();
        app.MapOpenApi();
        app.MapFallback("/api/{**path}", (HttpContext context) => ProblemWriter.WriteAsync(context, ApiProblem.NoEndpoint(context.Request)));
        app.MapHub<ConsoleHub>("/hub");
        app.MapConsole(options.Web);
    }

    private static IServiceCollection AddSmartCampusDevices(this IServiceCollection services) => services
        .AddSingleton<PollWheel>()
        .AddSingleton<FirstRound>()
        .AddSingleton<DriverSessionServices>()
        .AddSingleton<DriverSessions>()
        .AddSingleton<IDriverSessions>(provider => provider.GetRequiredService<DriverSessions>())
        .AddSingleton<DeviceServices>()
        .AddSingleton<DeviceService>()
        .AddSingleton<DeviceTester>()
        .AddSingleton<CommandService>()
        .AddSingleton<Keeper>();

    private static IServiceCollection AddSmartCampusFeed(this IServiceCollection services) => services
        .AddSingleton<DeviceFeed>()
        .AddSingleton<IDeviceFeed>(provider => provider.GetRequiredService<DeviceFeed>())
        .AddSingleton<RecentCommands>()
        .AddSingleton<RecentEvents>()
        .AddSingleton<FeedPusher>()
        .AddHostedService(provider => provider.GetRequiredService<FeedPusher>());
}
