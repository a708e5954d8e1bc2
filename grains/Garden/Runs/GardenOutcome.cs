using System.Collections.Immutable;
using SmartCampus.Grains.Garden.Decisions;

namespace SmartCampus.Grains.Garden.Runs;

/// <summary>What follows from one evaluation: store the state, then carry out the actions, and come back at the latest at <paramref name="NextDue"/> or when a device says something.</summary>
internal sealed record GardenOutcome(GardenRunState State, ImmutableArray<GardenAction> Actions, ImmutableArray<Decision> Decisions, DateTimeOffset NextDue);
