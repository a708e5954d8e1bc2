namespace SmartCampus.Sdk.Testing;

/// <summary>Shows a <see cref="TraitSimulator"/> as a device.</summary>
internal sealed class TraitSimulatorDriver(DeviceModel model, TraitSimulatorSettings settings, IDeviceContext device) : PollingDriver(device, settings.Interval)
{
    private readonly TraitSimulator simulator = new(model, device.Time);

    public Task ExecuteAsync(CommandCall call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        simulator.Execute(call);
        return Task.CompletedTask;
    }

    protected override ValueTask PollAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = Device.Time.GetUtcNow();
        foreach (PropertyDefinition property in model.Properties)
            Device.Report(new Reading(property.Name, simulator.ValueOf(property.Name), now));
        return ValueTask.CompletedTask;
    }
}
