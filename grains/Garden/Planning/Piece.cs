using Orleans;

namespace SmartCampus.Grains.Garden.Planning;

/// <summary>One opening of one valve.</summary>
/// <param name="Step">The step, with this part as its next.</param>
/// <param name="Begin">When the bed opens, UTC; after the supply's lead.</param>
/// <param name="End">When it closes, UTC.</param>
/// <param name="IsLast">True when a limit made it the last part.</param>
[GenerateSerializer, Immutable, Alias("garden-piece")]
public sealed record Piece(
    [property: Id(0)] QueuedStep Step,
    [property: Id(1)] DateTimeOffset Begin,
    [property: Id(2)] DateTimeOffset End,
    [property: Id(3)] bool IsLast)
{
    /// <summary>Seconds of watering.</summary>
    public decimal Seconds => (decimal)(End - Begin).Ticks / TimeSpan.TicksPerSecond;
}
