using System.Collections.Immutable;
using SmartCampus.Grains.Garden.Words;

namespace SmartCampus.Grains.Garden.Checks;

/// <summary>Problems as they are found.</summary>
internal sealed class ProblemList
{
    private readonly List<GardenProblem> found = [];

    public ImmutableArray<GardenProblem> Found => [.. found];

    public void Add(string path, Note what) => found.Add(new GardenProblem(path, what));

    /// <summary>A number that must lie within bounds.</summary>
    public void Range(Place place, string field, decimal? value, decimal from, decimal to, string unit)
    {
        if (value is { } number && (number < from || number > to))
        {
            Add(place.Path + "." + field, Note.Of("check.range").Text("thing", place.Name).Word("field", "field." + field)
                .Number("value", number).Number("from", from).Number("to", to).Word("unit", "unit." + unit));
        }
    }

    public void Missing(Place place, string field, bool isMissing)
    {
        if (!isMissing)
            return;
        // What has no name yet cannot be named.
        Note what = string.IsNullOrWhiteSpace(place.Name) ? Note.Of("check.unnamed") : Note.Of("check.missing").Text("thing", place.Name);
        Add(place.Path + "." + field, what.Word("field", "field." + field));
    }

    public void Unknown(Place place, string field, string value, bool isKnown)
    {
        if (!isKnown)
            Add(place.Path + "." + field, Note.Of("check.unknown").Text("thing", place.Name).Word("field", "field." + field).Text("value", value));
    }

    /// <summary>Values of which each may be there once.</summary>
    public void Twice(Place place, string field, IEnumerable<string> values)
    {
        foreach (string value in values.GroupBy(v => v, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key))
            Add(place.Path + "." + field, Note.Of("check.twice").Text("thing", place.Name).Word("field", "field." + field).Text("value", value));
    }
}
