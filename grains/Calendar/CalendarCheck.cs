using System.Collections.Immutable;
using SmartCampus.Grains.Garden.Checks;
using SmartCampus.Grains.Garden.Words;

namespace SmartCampus.Grains.Calendar;

/// <summary>Says all that is wrong with a school calendar.</summary>
public static class CalendarCheck
{
    /// <summary>The problems; none = it may be used.</summary>
    public static ImmutableArray<GardenProblem> Find(SchoolCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var problems = new ProblemList();
        CheckSpans(problems, "terms", "term", calendar.Terms);
        CheckSpans(problems, "holidays", "holiday", calendar.Holidays);
        CheckSpans(problems, "examinations", "examination", calendar.Examinations);
        ImmutableArray<CalendarSpan> terms = [.. calendar.Terms.OrderBy(t => t.From)];
        for (int i = 1; i < terms.Length; i++)
        {
            if (terms[i].From <= terms[i - 1].To)
                problems.Add($"terms.{terms[i].Name}", Note.Of("check.overlap").Text("thing", terms[i].Name).Text("value", terms[i].Name).Text("other", terms[i - 1].Name));
        }
        return problems.Found;
    }

    private static void CheckSpans(ProblemList problems, string path, string field, ImmutableArray<CalendarSpan> spans)
    {
        foreach (CalendarSpan span in spans)
        {
            problems.Missing(new Place($"{path}.{span.Name}", span.Name), "name", string.IsNullOrWhiteSpace(span.Name));
            if (span.To < span.From)
                problems.Add($"{path}.{span.Name}.to", Note.Of("check.dates").Text("thing", span.Name).Word("field", $"field.{field}"));
        }
    }
}
