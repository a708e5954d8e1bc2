using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Words;

namespace SmartCampus.Grains.Garden.Planning;

/// <summary>What became of one bed of a run that was due: decided, and queued if it is watered.</summary>
internal readonly record struct BedIntake(BedVerdict Verdict, QueuedStep? Step, Note? Note);
