using System.Collections.Immutable;
using Orleans;

namespace SmartCampus.Grains.Commands;

/// <summary>The rule that a request breaks.</summary>
/// <param name="Code">Stable code: <c>notFound</c>, <c>unknownCommand</c>, <c>invalid</c>, <c>conflict</c> or <c>expectationFailed</c>.</param>
/// <param name="Detail">The thing, its value and the rule, one sentence.</param>
/// <param name="Errors">The same for each argument that is wrong.</param>
[GenerateSerializer, Immutable, Alias("command-problem")]
public sealed record CommandProblem(
    [property: Id(0)] string Code,
    [property: Id(1)] string Detail,
    [property: Id(2)] ImmutableDictionary<string, string> Errors);
