using System.Globalization;
using SmartCampus.Grains.Garden.Decisions;

namespace SmartCampus.Grains.Garden.Words;

/// <summary>Writes a line of the garden's record for people. Pure.</summary>
public static class DecisionWords
{
    /// <summary>The line: when, which bed of which programme, what and why, what else is to be said, who.</summary>
    public static string Line(Decision decision, GardenLanguage language, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(decision);
        bool english = language == GardenLanguage.English;
        var parts = new List<string> { GardenWords.Text(decision.Rule, language, zone) };
        if (decision.Litres is { } litres && decision.Rule.NumberOf("litres") is null)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{litres:0.#} L"));
        if (decision.Millimetres is { } millimetres)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{millimetres:0.#} mm"));
        parts.AddRange(decision.Notes.Select(n => GardenWords.Text(n, language, zone)));
        if (decision.By is { } by && !decision.Rule.Arguments.Any(a => a.Text == by))
            parts.Add(by);
        string time = TimeZoneInfo.ConvertTime(decision.At, zone).ToString("MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        string what = string.Join(english ? "; " : "；", parts);
        string about = string.Join(" · ", ((string?[])[decision.Programme, decision.BedName]).Where(s => !string.IsNullOrEmpty(s)).Distinct());
        return about.Length == 0 ? $"{time}  {what}" : $"{time}  {about}{(english ? ": " : "：")}{what}";
    }
}
