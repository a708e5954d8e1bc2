using System.Collections.Immutable;
using SmartCampus.Grains.Commands;
using SmartCampus.Grains.Timeline;
using SmartCampus.Sdk;

namespace SmartCampus.Grains.Devices;

/// <summary>From state changes to history and timeline.</summary>
internal static class DeviceHistory
{
    /// <summary>Writes what a report brought: numbers to the history, everything else that changed to the timeline, events to the feed too.</summary>
    public static void Write(DeviceServices services, string device, DeviceModel model, DeviceReport report, DeviceState before, DeviceState after, DeviceChange change)
    {
        if (report.Readings.Length > 0)
            services.History.Add(device, InOwnUnits(model, report.Readings));
        foreach (DeviceEvent e in report.Events)
        {
            services.Feed.Publish(device, e);
            services.Timeline.Add(new TimelineEntry(device, e.Time, TimelineKind.Event, e.Name, e.Data.Values.FirstOrDefault(), e.TimeIsExact ? null : "timeUncertain", null));
        }
        if (change.Availability && before.Availability.State != after.Availability.State)
        {
            string state = after.Availability.State.ToString();
            services.Timeline.Add(new TimelineEntry(
                device, after.Availability.Since, TimelineKind.Availability, char.ToLowerInvariant(state[0]) + state[1..], PropertyValue.None, after.Availability.Reason, null));
        }
        for (int i = 0; change.Properties >> i != 0; i++)
        {
            bool changed = (change.Properties >> i & 1) != 0;
            if (changed && model.Properties[i].Type is ModelType.Boolean or ModelType.Enum or ModelType.Text && !model.Properties[i].Fleeting)
                services.Timeline.Add(new TimelineEntry(device, after.Readings[i].Time, TimelineKind.Property, model.Properties[i].Name, after.Readings[i].Value, after.Readings[i].Error?.Reason, null));
        }
    }

    /// <summary>A chart has one unit: the property's.</summary>
    private static ImmutableArray<Reading> InOwnUnits(DeviceModel model, ImmutableArray<Reading> readings)
    {
        for (int i = 0; i < readings.Length; i++)
        {
            Reading reading = readings[i];
            if (reading.Unit is null || reading.Value.Kind != PropertyValueKind.Number || model.Property(reading.Property) is not { } property || property.Unit == reading.Unit)
                continue;
            if (UnitConversion.TryConvert(reading.Value.Number, reading.Unit, property.Unit, out decimal number))
                readings = readings.SetItem(i, reading with { Value = PropertyValue.Of(number), Unit = null });
        }
        return readings;
    }

    /// <summary>A command's end as a timeline entry.</summary>
    public static TimelineEntry Entry(LedgerEntry entry)
    {
        string state = entry.State.ToString();
        // A person's own words stay with the command; a reason word of the platform is the line's too.
        string? reason = entry.Reason ?? (entry.Steps[0].Note == CommandReasons.NotByGarden ? CommandReasons.NotByGarden : null);
        return new TimelineEntry(
            entry.Device, entry.Steps[^1].At, TimelineKind.Command, entry.Command, PropertyValue.Of(char.ToLowerInvariant(state[0]) + state[1..]), reason, entry.By);
    }
}
