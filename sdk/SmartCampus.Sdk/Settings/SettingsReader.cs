using System.Text.Json;

namespace SmartCampus.Sdk;

/// <summary>Reads a settings record from JSON and checks it. Pure; any thread.</summary>
/// <remarks>A settings record has a parameterless constructor and settable (init) properties of type string, bool, int, long, decimal, double, enum or TimeSpan.</remarks>
public static class SettingsReader
{
    private const int LongestShown = 100;

    /// <summary>Reads and checks. Returns the record, or <see langword="null"/> with every problem found.</summary>
    /// <param name="settingsType">The record's type.</param>
    /// <param name="json">A JSON object; missing settings keep their default.</param>
    /// <param name="problems">What is wrong; empty on success.</param>
    public static object? Read(Type settingsType, JsonElement json, out IReadOnlyList<SettingsProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(settingsType);
        var found = new List<SettingsProblem>();
        problems = found;
        if (json.ValueKind != JsonValueKind.Object)
        {
            found.Add(SettingsWords.NoObject(json.ValueKind));
            return null;
        }
        IReadOnlyList<SettingsField> fields = SettingsField.Of(settingsType);
        object settings = Activator.CreateInstance(settingsType)!;
        foreach (JsonProperty given in json.EnumerateObject())
        {
            if (!IsKnown(given, fields))
                found.Add(SettingsWords.Unknown(given.Name, fields));
        }
        foreach (SettingsField field in fields)
            Apply(field, json, settings, found);
        return found.Count == 0 ? settings : null;
    }

    private static bool IsKnown(JsonProperty given, IReadOnlyList<SettingsField> fields)
    {
        for (int i = 0; i < fields.Count; i++)
        {
            if (given.NameEquals(fields[i].Name))
                return true;
        }
        return false;
    }

    private static void Apply(SettingsField field, JsonElement json, object settings, List<SettingsProblem> found)
    {
        if (!json.TryGetProperty(field.Name, out JsonElement element) || element.ValueKind == JsonValueKind.Null)
        {
            if (field.Required)
                found.Add(SettingsWords.Missing(field));
            return;
        }
        object? value;
        try
        {
            value = ValueConverter.FromValue(JsonValues.Read(element), field.Type);
        }
        catch (FormatException)
        {
            found.Add(SettingsWords.Kind(field, Shown(field, element)));
            return;
        }
        if (Problem(field, value, element) is { } problem)
        {
            found.Add(problem);
            return;
        }
        try
        {
            field.Set(settings, value);
        }
        catch (Exception refusal) when (refusal is not OutOfMemoryException) // the vendor's code, whatever it throws
        {
            found.Add(SettingsWords.Refused(field, Shown(field, element), refusal));
        }
    }

    // A message is no place for a secret, nor for a whole body.
    private static string Shown(SettingsField field, JsonElement element) =>
        field.IsSecret ? SettingsWords.Secret
        : element.ToString() is var text && text.Length <= LongestShown ? text
        : text[..LongestShown] + "…";

    private static SettingsProblem? Problem(SettingsField field, object? value, JsonElement element)
    {
        if (field.Range is { } range && Number(value) is { } number && (number < range.Minimum || number > range.Maximum))
            return SettingsWords.Range(field, range, Shown(field, element));
        if (field.IsLine && LineAddress.ProblemOf((string)value!) is { } problem)
            return SettingsWords.Line(field, problem);
        return null;
    }

    private static decimal? Number(object? value) => value switch
    {
        int or long or decimal or double => Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture),
        TimeSpan span => (decimal)span.Ticks / TimeSpan.TicksPerSecond,
        _ => null,
    };
}
