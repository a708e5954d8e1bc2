using System.Collections.Immutable;
using System.Globalization;
using SmartCampus.Sdk;

namespace SmartCampus.Grains.Devices;

/// <summary>Turns a reading that cannot be true into an error: out of its range, or of another type. Pure.</summary>
public static class ReadingCheck
{
    /// <summary>The report with every reading as it may be shown; the same object when all are sound.</summary>
    public static DeviceReport Check(DeviceModel model, DeviceReport report)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(report);
        ImmutableArray<Reading> readings = report.Readings;
        for (int i = 0; i < readings.Length; i++)
        {
            if (model.Property(readings[i].Property) is not { } property)
                continue;
            Reading sound = Check(property, readings[i]);
            if (!ReferenceEquals(sound.Error, readings[i].Error) || sound.Value != readings[i].Value)
                readings = readings.SetItem(i, sound);
        }
        return readings == report.Readings ? report : report with { Readings = readings };
    }

    /// <summary>The reading as it may be shown.</summary>
    public static Reading Check(PropertyDefinition property, in Reading reading)
    {
        ArgumentNullException.ThrowIfNull(property);
        if (reading.Error is not null)
            return reading.Value.IsNone ? reading : reading with { Value = PropertyValue.None };
        return Problem(property, reading) is { } problem
            ? reading with { Value = PropertyValue.None, Error = new DeviceError(ErrorCode.BadFrame, "implausible", problem) }
            : reading;
    }

    private static string? Problem(PropertyDefinition property, in Reading reading)
    {
        PropertyValue value = reading.Value;
        bool fits = property.Type switch
        {
            ModelType.Boolean => value.Kind == PropertyValueKind.Boolean,
            ModelType.Text => value.Kind == PropertyValueKind.Text,
            ModelType.Enum => value.Kind == PropertyValueKind.Text && property.Options.Any(o => o.Value == value.Text),
            _ => value.Kind == PropertyValueKind.Number,
        };
        if (!fits)
            return $"{property.Name} is '{value}'; it must be of type {property.Type}";
        if (value.Kind != PropertyValueKind.Number)
            return null;
        if (!UnitConversion.TryConvert(value.Number, reading.Unit ?? property.Unit, property.Unit, out decimal number))
            return $"{property.Name} is in '{reading.Unit}'; its unit must measure the same as '{property.Unit}'";
        if (!(number < property.Minimum || number > property.Maximum))
            return null;
        return string.Create(CultureInfo.InvariantCulture, $"{property.Name} is {number}; it must be from {property.Minimum} to {property.Maximum} {property.Unit}");
    }
}
