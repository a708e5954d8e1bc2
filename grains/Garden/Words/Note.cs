using System.Collections.Immutable;
using Orleans;

namespace SmartCampus.Grains.Garden.Words;

/// <summary>A sentence as data: a code and its values. <see cref="GardenWords"/> writes it in either language.</summary>
/// <param name="Code">Which sentence, e.g. <c>skip.rain</c>.</param>
/// <param name="Arguments">Its values.</param>
[GenerateSerializer, Immutable, Alias("garden-note")]
public sealed record Note([property: Id(0)] string Code, [property: Id(1)] ImmutableArray<NoteArgument> Arguments)
{
    /// <summary>A sentence without values.</summary>
    public static Note Of(string code) => new(code, []);

    /// <summary>With a name; <paramref name="chinese"/> where it has one in each language.</summary>
    public Note Text(string name, string? value, string? chinese = null) => Add(new NoteArgument(name, NoteKind.Text, value ?? "", TextZh: chinese));

    /// <summary>With a number.</summary>
    public Note Number(string name, decimal value) => Add(new NoteArgument(name, NoteKind.Number, Number: value));

    /// <summary>With a duration.</summary>
    public Note Duration(string name, TimeSpan value) => Add(new NoteArgument(name, NoteKind.Duration, Number: (decimal)value.TotalSeconds));

    /// <summary>With a time.</summary>
    public Note Time(string name, DateTimeOffset value) => Add(new NoteArgument(name, NoteKind.Time, Time: value));

    /// <summary>With a word of the table.</summary>
    public Note Word(string name, string code) => Add(new NoteArgument(name, NoteKind.Word, code));

    /// <summary>The number of this name, if there is one.</summary>
    public decimal? NumberOf(string name) => Arguments.FirstOrDefault(a => a.Name == name)?.Number;

    private Note Add(NoteArgument argument) => this with { Arguments = Arguments.Add(argument) };
}
