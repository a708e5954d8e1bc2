using System.Text.Json;

namespace SmartCampus.Plugins.Shelly.Codec;

/// <summary>Who the device is; told without a password. Shelly API, Shelly.GetDeviceInfo.</summary>
/// <param name="Id">E.g. <c>shellypro4pm-f008d1d8b8b8</c>.</param>
/// <param name="Generation">2 or more; this driver speaks to no other.</param>
internal sealed record DeviceInfo(string Id, long Generation)
{
    public const int FirstGeneration = 2;

    public static DeviceInfo? Read(JsonElement result) =>
        result.Text("id") is { } id && result.Whole("gen") is { } generation ? new DeviceInfo(id, generation) : null;
}
