using System.Globalization;
using System.Text;
using SmartCampus.Sdk;

namespace SmartCampus.Grains.Garden.Words;

/// <summary>Writes notes for people. Pure.</summary>
public static class GardenWords
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>Every sentence's code.</summary>
    public static IEnumerable<string> Codes => Sentences.All.Keys;

    /// <summary>The sentence as it stands in the table, with <c>{names}</c>.</summary>
    public static LocalizedText Template(string code) => Sentences.All.TryGetValue(code, out LocalizedText? text) ? text : new LocalizedText(code, code);

    /// <summary>The note as a sentence.</summary>
    /// <param name="note">What to say.</param>
    /// <param name="language">In which language.</param>
    /// <param name="zone">The garden's zone, for times.</param>
    public static string Text(Note note, GardenLanguage language, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(note);
        ArgumentNullException.ThrowIfNull(zone);
        string template = Pick(Template(note.Code), language);
        var text = new StringBuilder(template.Length + 32);
        for (int at = 0; at < template.Length;)
        {
            int open = template.IndexOf('{', at);
            int close = open < 0 ? -1 : template.IndexOf('}', open);
            if (close < 0)
            {
                text.Append(template, at, template.Length - at);
                break;
            }
            text.Append(template, at, open - at);
            text.Append(Value(note, template[(open + 1)..close], language, zone));
            at = close + 1;
        }
        return text.ToString();
    }

    /// <summary>A duration for people: <c>40 s</c>, <c>6 min</c>, <c>6 min 30 s</c>, <c>2 h 5 min</c>.</summary>
    public static string Duration(decimal seconds, GardenLanguage language)
    {
        long all = (long)Math.Round(seconds);
        long days = all / 86_400, hours = all % 86_400 / 3600, minutes = all % 3600 / 60, rest = all % 60;
        var parts = new List<string>(3);
        Add(days, "d", "天");
        Add(hours, "h", "小时");
        Add(minutes, "min", "分钟");
        if (rest != 0 && all < 3600 || all == 0)
            parts.Add(string.Create(Invariant, $"{rest} {(language == GardenLanguage.English ? "s" : "秒")}"));
        return string.Join(' ', parts.Take(2));

        void Add(long value, string en, string zh)
        {
            if (value != 0)
                parts.Add(string.Create(Invariant, $"{value} {(language == GardenLanguage.English ? en : zh)}"));
        }
    }

    /// <summary>A time with its day, as the garden page writes it: <c>Nov 22 06:05</c>, <c>11月22日 06:05</c>.</summary>
    public static string DayAndTime(DateTimeOffset time, GardenLanguage language, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(time, zone).ToString(language == GardenLanguage.English ? "MMM d HH:mm" : "M月d日 HH:mm", Invariant);

    private static string Value(Note note, string name, GardenLanguage language, TimeZoneInfo zone)
    {
        bool withDate = name.EndsWith('!');
        string wanted = withDate ? name[..^1] : name;
        NoteArgument? argument = note.Arguments.FirstOrDefault(a => a.Name == wanted);
        return argument?.Kind switch
        {
            null => "?",
            NoteKind.Text => language == GardenLanguage.Chinese && argument.TextZh is { } chinese ? chinese : argument.Text!,
            NoteKind.Word => Pick(Template(argument.Text!), language),
            NoteKind.Duration => Duration(argument.Number!.Value, language),
            NoteKind.Time => Time(argument.Time!.Value, withDate, language, zone),
            _ => argument.Number!.Value.ToString("0.##", Invariant),
        };
    }

    private static string Time(DateTimeOffset time, bool withDate, GardenLanguage language, TimeZoneInfo zone) =>
        withDate ? DayAndTime(time, language, zone) : TimeZoneInfo.ConvertTime(time, zone).ToString("HH:mm", Invariant);

    private static string Pick(LocalizedText text, GardenLanguage language) => language == GardenLanguage.English ? text.En : text.Zh;
}
