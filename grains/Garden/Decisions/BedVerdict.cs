using System.Collections.Immutable;
using SmartCampus.Grains.Garden.Words;

namespace SmartCampus.Grains.Garden.Decisions;

/// <summary>What was decided for one bed of a run.</summary>
internal sealed record BedVerdict(string Bed, bool Runs, int Level, Note Rule, ImmutableArray<Note> Notes, ImmutableArray<InputUsed> Inputs);
