namespace SmartCampus.Sdk;

/// <summary>Typed reports.</summary>
public static class DeviceContextExtensions
{
    /// <summary>Reports a value measured now.</summary>
    /// <exception cref="ArgumentException">The number is not finite.</exception>
    public static void Report<T>(this IDeviceContext device, Property<T> property, T value) =>
        device.Report(new Reading(property.Name, PropertyValue.From(value), device.Time.GetUtcNow()));

    /// <summary>Reports that a property has no value now, and why.</summary>
    public static void ReportError(this IDeviceContext device, PropertyDefinition property, DeviceError error) =>
        device.Report(new Reading(property.Name, PropertyValue.None, device.Time.GetUtcNow(), error));
}
