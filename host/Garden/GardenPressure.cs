using SmartCampus.Host.Feed;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Garden;

/// <summary>What a pressure sensor says: no trait has pressure yet, so the property is looked for by its name.</summary>
internal static class GardenPressure
{
    public static Func<string, decimal?> Of(DeviceFeed feed) => device =>
    {
        if (!feed.TryFind(device, out FeedSlot? slot))
            return null;
        foreach (Reading reading in slot.State.Readings)
        {
            if (reading.Property?.EndsWith("ressure", StringComparison.Ordinal) == true && reading is { Error: null, Value.Kind: PropertyValueKind.Number })
                return reading.Value.Number;
        }
        return null;
    };
}
