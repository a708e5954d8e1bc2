using System.Text.Json;
using System.Text.Json.Serialization;
using SmartCampus.Grains.Garden.Model;

namespace SmartCampus.Host.Garden;

/// <summary>Days of the week as a list of names, Monday first.</summary>
internal sealed class WeekdaysConverter : JsonConverter<Weekdays>
{
    private static readonly (string Name, Weekdays Day)[] Days =
        [.. Enum.GetValues<Weekdays>().Where(d => d is not (Weekdays.None or Weekdays.All)).Select(d => (JsonNamingPolicy.CamelCase.ConvertName(d.ToString()), d))];

    public override Weekdays Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException("weekdays must be a list of names such as \"monday\".");
        Weekdays days = Weekdays.None;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            string? name = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            days |= Days.FirstOrDefault(d => d.Name == name) is { Name: not null } known
                ? known.Day
                : throw new JsonException($"'{name}' is no weekday; it must be monday, tuesday, wednesday, thursday, friday, saturday or sunday.");
        }
        return days;
    }

    public override void Write(Utf8JsonWriter writer, Weekdays value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach ((string name, Weekdays day) in Days)
        {
            if ((value & day) != 0)
                writer.WriteStringValue(name);
        }
        writer.WriteEndArray();
    }
}
