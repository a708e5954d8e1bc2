using Orleans;

namespace SmartCampus.Grains.Safety;

/// <summary>The right to be on until a time. Stored before the device is turned on, so that it ends whatever happens.</summary>
/// <param name="GrantedAt">When it was given, UTC.</param>
/// <param name="Until">When the platform turns it off, UTC.</param>
/// <param name="IsAsked">True when a command of the platform asked for it; false when it was found on.</param>
[GenerateSerializer, Immutable, Alias("lease")]
public readonly record struct Lease([property: Id(0)] DateTimeOffset GrantedAt, [property: Id(1)] DateTimeOffset Until, [property: Id(2)] bool IsAsked = false);
