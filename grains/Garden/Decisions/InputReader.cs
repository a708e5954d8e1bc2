using System.Collections.Immutable;
using SmartCampus.Grains.Garden.Words;

namespace SmartCampus.Grains.Garden.Decisions;

/// <summary>Takes inputs for one decision and writes down what was taken. A stale or missing input gives no number: it can neither stop nor start water.</summary>
internal sealed class InputReader(DateTimeOffset at, bool isAhead)
{
    private static readonly Dictionary<string, InputUsed> Missing = ((string[])["rain", "raining", "temperature", "wind", "soil"]).ToDictionary(n => n, n => new InputUsed(n, InputState.Missing));

    public ImmutableArray<InputUsed> Used { get; private set; } = [];

    public ImmutableArray<Note> Notes { get; private set; } = [];

    /// <summary>Forgets what was taken, for the next bed.</summary>
    public void Begin() => (Used, Notes) = ([], []);

    /// <summary>The value when it is fresh; else nothing, and it is said. A sensor that the garden does not have is no news: it is only listed.</summary>
    public decimal? Take(string name, string? device, Observation? observation, TimeSpan staleAfter)
    {
        if (observation is null)
        {
            if (device is null)
                Add(Missing[name]);
            else if (!isAhead)
                Say(Missing[name], Note.Of("input.missing").Word("input", $"input.{name}"));
            return null;
        }
        bool fresh = at - observation.Time <= staleAfter;
        var input = new InputUsed(name, fresh ? InputState.Fresh : InputState.Stale, observation.Source, observation.Value, observation.Time, observation.SourceZh);
        if (fresh)
            Add(input);
        else
            Say(input, Note.Of("input.stale").Word("input", $"input.{name}").Text("source", observation.Source, observation.SourceZh).Time("since", observation.Time));
        return fresh ? observation.Value : null;
    }

    public void Add(InputUsed input) => Used = Used.Add(input);

    public void Say(InputUsed input, Note note)
    {
        Add(input);
        Notes = Notes.Add(note);
    }
}
