using SmartCampus.Grains.Devices;

namespace SmartCampus.Host.Feed;

/// <summary>Which devices; every part that is given must fit.</summary>
/// <param name="Place">A place's path: it and everything below.</param>
/// <param name="Trait">A trait's name.</param>
/// <param name="Condition">A condition.</param>
/// <param name="Kind">The name of the trait that people call it by.</param>
/// <param name="Q">A part of the id or a name, in any case.</param>
internal sealed record DeviceFilter(string? Place = null, string? Trait = null, DeviceCondition? Condition = null, string? Kind = null, string? Q = null)
{
    public bool Fits(FeedSlot slot, DateTimeOffset now)
    {
        DeviceConfiguration device = slot.Configuration;
        return (Place is null || IsWithin(device.Place, Place))
            && (Trait is null || slot.Model?.Traits.Any(t => t.Name == Trait) == true)
            && (Condition is null || slot.ConditionAt(now) == Condition)
            && (Kind is null || slot.Kind?.Name == Kind)
            && (Q is null || Contains(device.Id) || Contains(device.NameEn) || Contains(device.NameZh));
    }

    /// <summary>True when a path is the place or below it.</summary>
    public static bool IsWithin(string path, string place) =>
        path.StartsWith(place, StringComparison.Ordinal) && (path.Length == place.Length || path[place.Length] == '/');

    private bool Contains(string text) => text.Contains(Q!, StringComparison.OrdinalIgnoreCase);
}
