namespace SmartCampus.Sdk.Tests.Model;

/// <summary>The trait catalogue as the SDK ships it.</summary>
internal static class ShippedTraits
{
    public static IReadOnlyList<Type> Types { get; } =
        [.. typeof(IDriver).Assembly.GetExportedTypes().Where(t => t.IsDefined(typeof(TraitAttribute), inherit: false)).OrderBy(t => t.Name, StringComparer.Ordinal)];

    public static IReadOnlyList<TraitDefinition> All { get; } = [.. Types.Select(TraitReader.Read)];
}
