using Orleans;

namespace SmartCampus.Grains.Commands;

/// <summary>A state that a command reached, and when (UTC).</summary>
[GenerateSerializer, Immutable, Alias("command-step")]
public readonly record struct CommandStep([property: Id(0)] CommandState State, [property: Id(1)] DateTimeOffset At)
{
    /// <summary>What the person who asked gave as reason; only on the first step.</summary>
    [Id(2)]
    public string? Note { get; init; }
}
