using System.Text.Json;
using SmartCampus.Host.Feed;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Devices;

/// <summary>How a try went.</summary>
/// <param name="Error">Why it failed; absent when the device answered.</param>
/// <param name="Readings">What it told.</param>
/// <param name="Model">The model, for units.</param>
internal sealed record TestResult(DeviceError? Error, IReadOnlyList<Reading> Readings, DeviceModel Model)
{
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("ok", Error is null);
        writer.WriteString("reason", Error?.Reason);
        writer.WriteString("detail", Error?.Detail);
        writer.WriteStartArray("readings");
        foreach (Reading reading in Readings)
        {
            writer.WriteStartObject();
            writer.WriteString("property", reading.Property);
            writer.WritePropertyName("value");
            JsonValues.Write(writer, reading.Value);
            writer.WriteString("unit", reading.Unit ?? Model.Property(reading.Property)?.Unit);
            if (DeviceJson.DecimalsOf(reading) is { } decimals)
                writer.WriteNumber("decimals", decimals);
            writer.WriteString("error", reading.Error?.Reason);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
