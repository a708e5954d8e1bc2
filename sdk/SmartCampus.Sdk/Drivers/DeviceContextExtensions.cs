namespace SmartCampus.Sdk;

/// <summary>Typed reports.</summary>
public static class DeviceContextExtensions
{
    /// <summary>Reports a value measured now.</summary>
    /// <exception cref="ArgumentException">The number is not finite.</exception>
    public static void Report<T>(this IDeviceContext device, Property<T> property, T value) =>
        device.Report(new Reading(property.Name, PropertyValue.From(value), device.Time.GetUtcNow()));

    /// <inheritdoc cref="IListeningContext.WaitAsync"/>
    /// <exception cref="NotSupportedException">The context is not one of the platform's and has no such wait.</exception>
    public static ValueTask WaitAsync(this IDeviceContext device, Task until, CancellationToken cancellationToken) => device is IListeningContext listening
        ? listening.WaitAsync(until, cancellationToken)
        : throw new NotSupportedException($"{device.GetType().Name} is no {nameof(IListeningContext)}.");

    /// <summary>Reports that a property has no value now, and why.</summary>
    public static void ReportError(this IDeviceContext device, PropertyDefinition property, DeviceError error) =>
        device.Report(new Reading(property.Name, PropertyValue.None, device.Time.GetUtcNow(), error));
}
