namespace SmartCampus.Sdk.Testing;

/// <summary>A device made up from its model: plausible values that move within their range, commands that do what they are proved by.</summary>
/// <remarks>
/// To try a console, a schedule or a report before there is hardware: a plugin's <see cref="IDriverSource"/> returns <see cref="Describe"/>
/// for each of its models. Any thread.
/// </remarks>
/// <param name="model">What the device can do.</param>
/// <param name="time">The clock that values move by.</param>
public sealed class TraitSimulator(DeviceModel model, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, PropertyValue> commanded = Resting(model);

    /// <summary>A driver without a line that shows such a device.</summary>
    /// <param name="model">What the device can do.</param>
    public static DriverDescriptor Describe(DeviceModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new DriverDescriptor(
            model,
            typeof(TraitSimulatorSettings),
            (settings, device) => new TraitSimulatorDriver(model, (TraitSimulatorSettings)settings, device),
            (driver, call, cancellationToken) => ((TraitSimulatorDriver)driver).ExecuteAsync(call, cancellationToken));
    }

    /// <summary>What a property shows now.</summary>
    /// <exception cref="ArgumentException">The model has no such property.</exception>
    public PropertyValue ValueOf(string property)
    {
        PropertyDefinition definition = model.Property(property) ?? throw new ArgumentException($"{model.Id} has no property '{property}'.", nameof(property));
        lock (gate)
        {
            if (commanded.TryGetValue(property, out PropertyValue value))
                return value;
        }
        return PlausibleValue.Of(definition, time.GetUtcNow());
    }

    /// <summary>Carries out a command: what proves it becomes true. One that nothing proves changes nothing.</summary>
    /// <exception cref="DeviceException"><see cref="ErrorCode.NotConfigured"/>: the model has no such command.</exception>
    public void Execute(CommandCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        CommandDefinition command = model.Command(call.Name) ?? throw new DeviceException(ErrorCode.NotConfigured, "unknownCommand", $"{model.Id} has no command '{call.Name}'");
        if (command.Proof is not { } proof)
            return;
        lock (gate)
            commanded[proof.Property] = proof.Value;
    }

    // What commands decide does not move by itself: it begins as the safe end of its trait, or as the last of its commands leaves it.
    private static Dictionary<string, PropertyValue> Resting(DeviceModel model)
    {
        Dictionary<string, PropertyValue> values = [];
        foreach (CommandDefinition command in model.Commands.Where(c => c.Proof is not null))
            values[command.Proof!.Property] = command.Proof.Value;
        foreach (SafetyDefinition safety in model.Traits.Select(t => t.Safety).OfType<SafetyDefinition>())
        {
            if (model.Command(safety.Off)?.Proof is { } off)
                values[off.Property] = off.Value;
        }
        return values;
    }
}
