using Orleans;
using SmartCampus.Grains.Garden.Words;

namespace SmartCampus.Grains.Garden.Runs;

/// <summary>A bed or supply that may not be used.</summary>
/// <param name="At">Since when, UTC.</param>
/// <param name="Reason">Why.</param>
/// <param name="NeedsPerson">True: only a person lifts it. False: it lifts itself when the valve is read back as closed.</param>
[GenerateSerializer, Immutable, Alias("garden-lock-out")]
public sealed record LockOut([property: Id(0)] DateTimeOffset At, [property: Id(1)] Note Reason, [property: Id(2)] bool NeedsPerson);
