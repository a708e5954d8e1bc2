namespace SmartCampus.Sdk.Testing.Tests.Traits;

/// <summary>Made-up devices, one for each trait of the SDK, as a plugin would offer them.</summary>
public sealed class SimulatedTraits : IDriverSource
{
    public static IReadOnlyList<TraitDefinition> All { get; } =
        [.. typeof(IDriver).Assembly.GetExportedTypes().Where(t => t.IsDefined(typeof(TraitAttribute), inherit: false)).Select(TraitReader.Read)];

    public static DeviceModel ModelOf(TraitDefinition trait) =>
        new($"sim.{trait.Name.ToLowerInvariant()}", new LocalizedText($"Simulated {trait.Title.En}", $"模拟{trait.Title.Zh}"), [trait], []);

    public IEnumerable<DriverDescriptor> Describe(string folder) => All.Select(trait => TraitSimulator.Describe(ModelOf(trait)));
}
