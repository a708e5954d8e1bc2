namespace SmartCampus.Host.Uplinks;

/// <summary>Registration.</summary>
internal static class UplinkServices
{
    public static IServiceCollection AddSmartCampusUplinks(this IServiceCollection services) => services
        .AddSingleton<UplinkSourceStore>()
        .AddSingleton<UplinkAccess>()
        .AddSingleton<UplinkService>()
        .AddSingleton<UplinkTokenFile>();
}
