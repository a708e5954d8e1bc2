using Orleans;
using SmartCampus.Grains.Garden.Model;

namespace SmartCampus.Grains.Garden.Live;

/// <summary>A programme with a version of its own, so that two gardeners who change two programmes do not meet.</summary>
/// <param name="Version">1 at creation, plus 1 at each change.</param>
/// <param name="Programme">The programme.</param>
/// <param name="By">Who changed it last.</param>
/// <param name="At">When, UTC.</param>
[GenerateSerializer, Immutable, Alias("garden-programme-version")]
public sealed record GardenProgramme(
    [property: Id(0)] int Version,
    [property: Id(1)] Programme Programme,
    [property: Id(2)] string By,
    [property: Id(3)] DateTimeOffset At);
