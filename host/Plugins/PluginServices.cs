namespace SmartCampus.Host.Plugins;

/// <summary>Plugins in the container.</summary>
internal static class PluginServices
{
    /// <summary>Adds <see cref="PluginHost"/>; nothing is loaded before <see cref="PluginHost.LoadAllAsync"/>. Takes the registered <see cref="TimeProvider"/>, else the system's.</summary>
    public static IServiceCollection AddSmartCampusPlugins(this IServiceCollection services, PluginHostOptions options) => services
        .AddSingleton(s => new PluginHost(options, s.GetService<TimeProvider>() ?? TimeProvider.System, s.GetRequiredService<ILogger<PluginHost>>()))
        .AddSingleton<PluginStart>();
}
