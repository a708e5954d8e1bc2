namespace SmartCampus.Sdk;

/// <summary>A kind of driver that a plugin offers: one device model, its settings and how to make one.</summary>
/// <param name="Model">The device model; its id is the driver's id.</param>
/// <param name="SettingsType">The settings record.</param>
/// <param name="Create">Makes a driver from a checked settings record and the device's context.</param>
/// <param name="Execute">Runs a command on a driver that <paramref name="Create"/> made; completes when the device has acknowledged.</param>
public sealed record DriverDescriptor(
    DeviceModel Model,
    Type SettingsType,
    Func<object, IDeviceContext, IDriver> Create,
    Func<IDriver, CommandCall, CancellationToken, Task> Execute);
