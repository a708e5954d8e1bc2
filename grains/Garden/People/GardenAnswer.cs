using System.Collections.Immutable;
using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Runs;
using SmartCampus.Grains.Garden.Words;

namespace SmartCampus.Grains.Garden.People;

/// <summary>What follows from a request: the next state, to be stored and evaluated at once; or why not.</summary>
internal sealed record GardenAnswer(GardenRunState State, ImmutableArray<Decision> Decisions, Note? Problem)
{
    public static GardenAnswer Refuse(GardenRunState state, Note problem) => new(state, [], problem);
}
