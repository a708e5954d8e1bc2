using Orleans;

namespace SmartCampus.Grains.Garden.Planning;

/// <summary>A bed's watering that waits: all of it, or what is left of its parts. What the queue stores.</summary>
[GenerateSerializer, Immutable, Alias("garden-queued")]
public sealed record QueuedStep
{
    /// <summary>The run that it belongs to.</summary>
    [Id(0)]
    public required string Run { get; init; }

    /// <summary>The programme's id; absent for a manual run.</summary>
    [Id(1)]
    public string? Programme { get; init; }

    /// <summary>The programme's name, or the manual run's.</summary>
    [Id(2)]
    public required string Title { get; init; }

    /// <summary>The bed's id.</summary>
    [Id(3)]
    public required string Bed { get; init; }

    /// <summary>The supply's id.</summary>
    [Id(4)]
    public required string Supply { get; init; }

    /// <summary>When it was to start, UTC.</summary>
    [Id(5)]
    public required DateTimeOffset Due { get; init; }

    /// <summary>Before all others when lower: −1 for "now".</summary>
    [Id(6)]
    public int Priority { get; init; }

    /// <summary>Its place among those that are due at the same time.</summary>
    [Id(7)]
    public required int Sequence { get; init; }

    /// <summary>Seconds of watering, all parts together.</summary>
    [Id(8)]
    public required int Seconds { get; init; }

    /// <summary>Into how many parts they are split; the parts differ by a second at most.</summary>
    [Id(9)]
    public required int Cycles { get; init; }

    /// <summary>The part that comes next, from 0.</summary>
    [Id(10)]
    public int Cycle { get; init; }

    /// <summary>The shortest pause between two parts, seconds.</summary>
    [Id(11)]
    public int SoakSeconds { get; init; }

    /// <summary>Not before this time, UTC.</summary>
    [Id(12)]
    public required DateTimeOffset ReadyAt { get; init; }

    /// <summary>It is dropped when it could not start by then, UTC.</summary>
    [Id(13)]
    public required DateTimeOffset LatestStart { get; init; }

    /// <summary>After an outage it may still start until then, UTC.</summary>
    [Id(14)]
    public required DateTimeOffset LateUntil { get; init; }

    /// <summary>Who asked for it, if it was a person.</summary>
    [Id(15)]
    public string? By { get; init; }

    /// <summary>When a person left it out; until the undo time is over it only waits.</summary>
    [Id(16)]
    public DateTimeOffset? SkippedAt { get; init; }

    /// <summary>Who left it out.</summary>
    [Id(17)]
    public string? SkippedBy { get; init; }

    /// <summary>Seconds of the part that comes next.</summary>
    public int NextSeconds => SecondsOf(Cycle);

    /// <summary>Seconds that are left, the next part included.</summary>
    public int SecondsLeft
    {
        get
        {
            int left = 0;
            for (int i = Cycle; i < Cycles; i++)
                left += SecondsOf(i);
            return left;
        }
    }

    private int SecondsOf(int cycle) => Seconds / Cycles + (cycle < Seconds % Cycles ? 1 : 0);
}
