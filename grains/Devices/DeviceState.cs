using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Orleans;
using SmartCampus.Sdk;

namespace SmartCampus.Grains.Devices;

/// <summary>All that is known of a device now. Immutable; <see cref="Apply"/> makes the next one.</summary>
/// <param name="Version">Grows by one with every change of a value or of the availability.</param>
/// <param name="Availability">Whether it can be reached.</param>
/// <param name="ReportedAt">When the device last told something, UTC.</param>
/// <param name="Readings">One slot for each property of the model, in its order; <see cref="Reading.Property"/> is null until first reported.</param>
[GenerateSerializer, Immutable, Alias("device-state")]
public sealed record DeviceState(
    [property: Id(0)] long Version,
    [property: Id(1)] Availability Availability,
    [property: Id(2)] DateTimeOffset? ReportedAt,
    [property: Id(3)] ImmutableArray<Reading> Readings)
{
    /// <summary>Clocks of devices may be so much ahead of ours.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(2);

    /// <summary>A device of which nothing is known yet.</summary>
    public static DeviceState Empty(int properties, DateTimeOffset now) =>
        new(0, new Availability(AvailabilityState.Unknown, null, now), null, ImmutableCollectionsMarshal.AsImmutableArray(new Reading[properties]));

    /// <summary>The reading of a property, or <see langword="null"/> when it was never reported.</summary>
    public Reading? Find(string property)
    {
        foreach (Reading reading in Readings)
        {
            if (reading.Property == property)
                return reading;
        }
        return null;
    }

    /// <summary>Takes in a report. Nothing newer: nothing happens but the time of the report.</summary>
    /// <param name="report">The report, checked by <see cref="ReadingCheck"/>.</param>
    /// <param name="model">The device's model; readings of other properties are ignored.</param>
    /// <returns>The next state and what changed in it.</returns>
    public (DeviceState Next, DeviceChange Change) Apply(DeviceReport report, DeviceModel model)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(model);
        ulong changed = 0;
        Reading[]? slots = null;
        int hint = 0;
        foreach (Reading reading in report.Readings)
        {
            int index = IndexOf(model, reading.Property, ref hint);
            if (index < 0)
                continue;
            Reading known = slots is null ? Readings[index] : slots[index];
            // One that is ahead of the clock is from before the clock went back: it must not stand until the clock has caught up.
            if (known.Property is not null && reading.Time < known.Time && known.Time <= report.At + Ahead)
                continue;
            slots ??= [.. Readings];
            slots[index] = reading;
            if (known.Property is null || known.Value != reading.Value || known.Unit != reading.Unit || known.Error?.Reason != reading.Error?.Reason)
                changed |= 1UL << index;
        }
        ImmutableArray<Reading> readings = slots is null ? Readings : ImmutableCollectionsMarshal.AsImmutableArray(slots);
        Availability availability = AvailabilityRule.Next(Availability, report.Link, readings, report.At);
        bool moved = !ReferenceEquals(availability, Availability);
        bool told = report.Link.IsUp && (slots is not null || report.Events.Length > 0);
        if (slots is null && !moved && !told)
            return (this, default);
        long version = changed != 0 || moved ? Version + 1 : Version;
        return (new DeviceState(version, availability, told ? report.At : ReportedAt, readings), new DeviceChange(changed, moved));
    }

    private static int IndexOf(DeviceModel model, string property, ref int hint)
    {
        IReadOnlyList<PropertyDefinition> properties = model.Properties;
        for (int tried = 0; tried < properties.Count; tried++)
        {
            int index = hint;
            hint = hint + 1 == properties.Count ? 0 : hint + 1;
            if (properties[index].Name == property)
                return index;
        }
        return -1;
    }
}
