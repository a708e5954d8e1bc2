namespace SmartCampus.Sdk;

/// <summary>What a kind of device can do: a set of traits, and properties of its own. Plain data.</summary>
/// <param name="Id">The driver's id, e.g. <c>modbus.relay-lock</c>.</param>
/// <param name="Title">For people.</param>
/// <param name="Traits">Its traits.</param>
/// <param name="Extra">Properties beyond the traits; may be empty.</param>
public sealed record DeviceModel(string Id, LocalizedText Title, IReadOnlyList<TraitDefinition> Traits, IReadOnlyList<PropertyDefinition> Extra)
{
    /// <summary>All properties, the traits' first.</summary>
    public IReadOnlyList<PropertyDefinition> Properties { get; } = [.. Traits.SelectMany(t => t.Properties), .. Extra];

    /// <summary>All commands.</summary>
    public IReadOnlyList<CommandDefinition> Commands { get; } = [.. Traits.SelectMany(t => t.Commands)];

    /// <summary>The command of that name, or <see langword="null"/>.</summary>
    public CommandDefinition? Command(string name) => Commands.FirstOrDefault(c => c.Name == name);

    /// <summary>The property of that name, or <see langword="null"/>.</summary>
    public PropertyDefinition? Property(string name)
    {
        for (int i = 0; i < Properties.Count; i++)
        {
            if (Properties[i].Name == name)
                return Properties[i];
        }
        return null;
    }

    /// <summary>A copy in which no object is of a type of the plugin's assembly, so that holding it does not hold the plugin.</summary>
    internal DeviceModel Detached() => new(Id, Title, [.. Traits.Select(Detached)], [.. Extra.Select(Detached)]);

    private static TraitDefinition Detached(TraitDefinition trait) => trait with
    {
        Properties = [.. trait.Properties.Select(Detached)],
        Commands = [.. trait.Commands.Select(c => c with { Parameters = [.. c.Parameters.Select(p => p with { Options = [.. p.Options] })] })],
        Events = [.. trait.Events],
    };

    private static PropertyDefinition Detached(PropertyDefinition property) => new(property.Name, property.Title, property.Type)
    {
        Unit = property.Unit,
        Minimum = property.Minimum,
        Maximum = property.Maximum,
        Fleeting = property.Fleeting,
        Options = [.. property.Options],
    };
}
