using Orleans;

namespace SmartCampus.Grains.Garden.Model;

/// <summary>Where the garden is.</summary>
/// <param name="Zone">IANA name of its time zone, e.g. <c>Asia/Shanghai</c>.</param>
/// <param name="Latitude">Degrees, north positive, −90 to 90.</param>
/// <param name="Longitude">Degrees, east positive, −180 to 180.</param>
/// <param name="Altitude">Metres above the sea, −430 to 6000.</param>
[GenerateSerializer, Immutable, Alias("garden-site")]
public sealed record GardenSite(
    [property: Id(0)] string Zone,
    [property: Id(1)] decimal Latitude,
    [property: Id(2)] decimal Longitude,
    [property: Id(3)] decimal Altitude);
