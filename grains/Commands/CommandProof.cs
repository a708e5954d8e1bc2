using Orleans;
using SmartCampus.Sdk;

namespace SmartCampus.Grains.Commands;

/// <summary>The measured reading that proves a command done.</summary>
[GenerateSerializer, Immutable, Alias("command-proof")]
public sealed record CommandProof([property: Id(0)] string Property, [property: Id(1)] PropertyValue Value, [property: Id(2)] DateTimeOffset Time);
