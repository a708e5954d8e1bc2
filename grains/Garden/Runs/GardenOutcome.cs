using System.Collections.Immutable;
using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Water;

namespace SmartCampus.Grains.Garden.Runs;

/// <summary>What follows from one evaluation: store the state, then carry out the actions, and come back at <paramref name="NextDue"/>, when a device says something, and at least every <see cref="GardenRules.LooksEvery"/>.</summary>
internal sealed record GardenOutcome(GardenRunState State, ImmutableArray<GardenAction> Actions, ImmutableArray<Decision> Decisions, ImmutableArray<BedNeed> Needs, DateTimeOffset NextDue);
