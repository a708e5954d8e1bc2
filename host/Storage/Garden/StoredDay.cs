using System.Globalization;

namespace SmartCampus.Host.Storage.Garden;

/// <summary>Local days in the database: text as <c>2026-11-24</c>, which sorts by time.</summary>
internal static class StoredDay
{
    private const string Format = "yyyy-MM-dd";

    public static string Text(DateOnly day) => day.ToString(Format, CultureInfo.InvariantCulture);

    public static DateOnly Of(string text) => DateOnly.ParseExact(text, Format, CultureInfo.InvariantCulture);
}
