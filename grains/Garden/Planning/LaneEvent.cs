using SmartCampus.Grains.Garden.Words;

namespace SmartCampus.Grains.Garden.Planning;

/// <summary>One thing that happened in a lane.</summary>
internal readonly record struct LaneEvent(LaneEventKind Kind, DateTimeOffset At, QueuedStep? Step = null, Piece? Piece = null, Note? Note = null);
