namespace SmartCampus.Host.Lines;

/// <summary>Lines in the container.</summary>
internal static class LinesServices
{
    /// <summary>Adds <see cref="LineHub"/>. Needs logging; takes the registered <see cref="TimeProvider"/>, else the system's.</summary>
    public static IServiceCollection AddSmartCampusLines(this IServiceCollection services) =>
        services.AddSingleton(s => new LineHub(s.GetService<TimeProvider>() ?? TimeProvider.System, s.GetRequiredService<ILoggerFactory>()));
}
