using SmartCampus.Sdk;

namespace SmartCampus.Host.Feed;

/// <summary>What a device is for: the trait that people call it by. A door has a lock, a leaf and a reader; it is counted once, with the locks. Pure.</summary>
internal static class DeviceKind
{
    private static readonly string[] Telling = ["lock", "doorContact", "door", "valve", "scale", "switch"];

    /// <summary>The most telling trait; else the first that can be told something, else the first. <see langword="null"/> without a model or traits.</summary>
    public static TraitDefinition? Of(DeviceModel? model) => model?.Traits.MinBy(Rank);

    private static int Rank(TraitDefinition trait)
    {
        int telling = Array.IndexOf(Telling, trait.Name);
        return telling >= 0 ? telling : Telling.Length + (trait.Commands.Count > 0 ? 0 : 1);
    }
}
