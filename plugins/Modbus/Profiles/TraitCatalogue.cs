using System.Reflection;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Modbus.Profiles;

/// <summary>The SDK's traits by name.</summary>
internal sealed class TraitCatalogue
{
    private readonly Dictionary<string, TraitDefinition> traits = typeof(TraitAttribute).Assembly.GetExportedTypes()
        .Where(t => t.IsDefined(typeof(TraitAttribute)))
        .Select(TraitReader.Read)
        .ToDictionary(t => t.Name);

    public PropertyDefinition? Property(string name) => Of(name)?.Properties.FirstOrDefault(p => p.Name == name);

    public CommandDefinition? Command(string name) => Of(name)?.Commands.FirstOrDefault(c => c.Name == name);

    /// <summary>The traits of these names, each with only these properties and commands.</summary>
    public IReadOnlyList<TraitDefinition> Only(IReadOnlySet<string> names) =>
    [
        .. traits.Values.OrderBy(t => t.Name, StringComparer.Ordinal)
            .Select(t => t with
            {
                Properties = [.. t.Properties.Where(p => names.Contains(p.Name))],
                Commands = [.. t.Commands.Where(c => names.Contains(c.Name))],
                Events = [],
                Safety = t.Safety is { } safety && names.Contains(safety.Property) && names.Contains(safety.Off) ? safety : null,
            })
            .Where(t => t.Properties.Count + t.Commands.Count > 0),
    ];

    /// <summary>The safety block of the command's trait.</summary>
    public SafetyDefinition? SafetyOf(string command) => Of(command)?.Safety;

    private TraitDefinition? Of(string name) => traits.GetValueOrDefault(name.Split('.')[0]);
}
