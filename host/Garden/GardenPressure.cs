using SmartCampus.Grains.Garden.Checks;
using SmartCampus.Host.Feed;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Garden;

/// <summary>What a pressure sensor says.</summary>
internal static class GardenPressure
{
    public static Func<string, decimal?> Of(DeviceFeed feed) => device =>
    {
        if (!feed.TryFind(device, out FeedSlot? slot))
            return null;
        foreach (Reading reading in slot.State.Readings)
        {
            if (reading.Property is { } property && DeviceCheck.IsPressure(property) && reading is { Error: null, Value.Kind: PropertyValueKind.Number })
                return reading.Value.Number;
        }
        return null;
    };
}
