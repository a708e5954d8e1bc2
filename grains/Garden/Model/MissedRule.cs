using Orleans;

namespace SmartCampus.Grains.Garden.Model;

/// <summary>What happens to a run whose start passed while the platform was away.</summary>
/// <param name="LateMinutes">It may still start so many minutes late, 0–1440; 0 = it is skipped.</param>
[GenerateSerializer, Immutable, Alias("garden-missed")]
public sealed record MissedRule([property: Id(0)] int LateMinutes)
{
    /// <summary>Missed is missed.</summary>
    public static MissedRule Skip { get; } = new(0);
}
