using SmartCampus.Grains.Garden.Live;

namespace SmartCampus.Host.Garden;

/// <summary>Puts the gardens into the container.</summary>
internal static class GardenServicesSetup
{
    /// <summary>The watch is added apart, after the engine.</summary>
    public static IServiceCollection AddSmartCampusGardens(this IServiceCollection services) => services
        .AddSingleton<GardenBoard>()
        .AddSingleton<GardenWeather>()
        .AddSingleton<GardenDevices>()
        .AddSingleton<IGardenSurroundings, GardenSurroundings>()
        .AddSingleton<GardenServices>()
        .AddSingleton<IGardenRoles, AdministratorsOwn>()
        .AddSingleton<GardenPolicy>()
        .AddSingleton<GardenEditor>();
}
