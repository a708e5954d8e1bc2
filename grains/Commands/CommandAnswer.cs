using System.Collections.Immutable;
using Orleans;

namespace SmartCampus.Grains.Commands;

/// <summary>What became of a request: a ledger entry, or the rule that it breaks.</summary>
/// <param name="Entry">The entry; also for a refused command that was written down.</param>
/// <param name="Problem">Why nothing was done.</param>
[GenerateSerializer, Immutable, Alias("command-answer")]
public sealed record CommandAnswer([property: Id(0)] LedgerEntry? Entry, [property: Id(1)] CommandProblem? Problem);
