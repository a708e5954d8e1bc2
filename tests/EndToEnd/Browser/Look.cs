namespace SmartCampus.EndToEnd.Tests.Browser;

/// <summary>How a person's browser is set: language, theme and size of the window in CSS pixels.</summary>
internal sealed record Look(string Locale, ColorScheme Theme, int Width, int Height)
{
    public static Look Usual { get; } = new("en-US", ColorScheme.Light, 1440, 900);
}
