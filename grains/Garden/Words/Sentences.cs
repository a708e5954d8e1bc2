using SmartCampus.Sdk;

namespace SmartCampus.Grains.Garden.Words;

/// <summary>All sentences by code. A name in braces is a value of the note; with an exclamation mark a time is written with its date.</summary>
internal static class Sentences
{
    public static readonly IReadOnlyDictionary<string, LocalizedText> All =
        RuleSentences.All.Concat(SafetySentences.All).Concat(PeopleSentences.All).ToDictionary(s => s.Key, s => s.Value);
}
