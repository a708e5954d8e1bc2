using System.Text.Json.Nodes;

namespace SmartCampus.Sdk;

/// <summary>JSON Schema (draft 2020-12) of a settings record: the console's form, the API and the CLI come from it.</summary>
public static class SettingsSchema
{
    /// <summary>Makes the schema. Titles are English, <c>x-i18n</c> carries both languages; <c>x-line</c>, <c>x-secret</c> and <c>x-unit</c> mark what forms need.</summary>
    public static JsonObject Of(Type settingsType)
    {
        ArgumentNullException.ThrowIfNull(settingsType);
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (SettingsField field in SettingsField.Of(settingsType))
        {
            properties[field.Name] = Describe(field);
            if (field.Required)
                required.Add(field.Name);
        }
        return new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = required,
            ["additionalProperties"] = false,
        };
    }

    private static JsonObject Describe(SettingsField field)
    {
        JsonObject schema = OfType(field);
        schema["title"] = field.Title.En;
        schema["x-i18n"] = Both(field.Title);
        if (field.Range is { } range)
        {
            schema["minimum"] = range.Minimum;
            schema["maximum"] = range.Maximum;
        }
        if (field.Unit is not null)
            schema["x-unit"] = field.Unit;
        if (field.IsLine)
            schema["x-line"] = true;
        if (field.IsSecret)
        {
            schema["x-secret"] = true;
            schema["format"] = "password";
        }
        else if (DefaultOf(field) is { } value)
        {
            schema["default"] = value;
        }
        return schema;
    }

    private static JsonObject OfType(SettingsField field) => field.Type switch
    {
        { IsEnum: true } type => new JsonObject
        {
            ["type"] = "string",
            ["oneOf"] = new JsonArray([.. EnumNames.Of(type).Options.Select(o =>
                new JsonObject { ["const"] = o.Value, ["title"] = o.Title.En, ["x-i18n"] = Both(o.Title) })]),
        },
        var type when type == typeof(string) => new JsonObject { ["type"] = "string" },
        var type when type == typeof(bool) => new JsonObject { ["type"] = "boolean" },
        var type when type == typeof(int) || type == typeof(long) => new JsonObject { ["type"] = "integer" },
        _ => new JsonObject { ["type"] = "number" },
    };

    private static JsonValue? DefaultOf(SettingsField field) => field.Default switch
    {
        null => null,
        string { Length: 0 } when field.Required => null,
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        int number => JsonValue.Create(number),
        long number => JsonValue.Create(number),
        TimeSpan span => JsonValue.Create(span.TotalSeconds),
        Enum member => JsonValue.Create(EnumNames.Of(field.Type).NameOf(member)),
        IConvertible number => JsonValue.Create(number.ToDecimal(System.Globalization.CultureInfo.InvariantCulture)),
        _ => null,
    };

    private static JsonObject Both(LocalizedText text) => new() { ["en"] = text.En, ["zh"] = text.Zh };
}
