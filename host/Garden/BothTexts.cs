using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Words;

namespace SmartCampus.Host.Garden;

/// <summary>A text in both languages.</summary>
/// <param name="En">English.</param>
/// <param name="Zh">Chinese.</param>
internal sealed record BothTexts(string En, string Zh)
{
    /// <summary>A name that may have two languages.</summary>
    public static BothTexts? Name(string? name, string? chinese) => name is null ? null : new(name, chinese ?? name);

    public static BothTexts Of(Note note, TimeZoneInfo zone) =>
        new(GardenWords.Text(note, GardenLanguage.English, zone), GardenWords.Text(note, GardenLanguage.Chinese, zone));

    public static BothTexts Line(Decision decision, TimeZoneInfo zone) =>
        new(DecisionWords.Line(decision, GardenLanguage.English, zone), DecisionWords.Line(decision, GardenLanguage.Chinese, zone));
}
