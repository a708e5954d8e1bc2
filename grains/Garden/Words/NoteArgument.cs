using Orleans;

namespace SmartCampus.Grains.Garden.Words;

/// <summary>One value of a <see cref="Note"/>.</summary>
/// <param name="Name">The name in the sentence.</param>
/// <param name="Kind">How it is written.</param>
/// <param name="Text">A name (in English where it has two), or a word's code.</param>
/// <param name="Number">A number, or a duration in seconds.</param>
/// <param name="Time">A time, UTC.</param>
/// <param name="TextZh">The name in Chinese, where it has two.</param>
[GenerateSerializer, Immutable, Alias("garden-note-argument")]
public sealed record NoteArgument(
    [property: Id(0)] string Name,
    [property: Id(1)] NoteKind Kind,
    [property: Id(2)] string? Text = null,
    [property: Id(3)] decimal? Number = null,
    [property: Id(4)] DateTimeOffset? Time = null,
    [property: Id(5)] string? TextZh = null);
