using Orleans;

namespace SmartCampus.Grains.Commands;

/// <summary>A state that a command reached, and when (UTC).</summary>
[GenerateSerializer, Immutable, Alias("command-step")]
public readonly record struct CommandStep([property: Id(0)] CommandState State, [property: Id(1)] DateTimeOffset At);
