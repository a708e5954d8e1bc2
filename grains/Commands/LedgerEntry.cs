using System.Collections.Immutable;
using Orleans;
using SmartCampus.Sdk;

namespace SmartCampus.Grains.Commands;

/// <summary>One command in the ledger. Immutable; each step makes a new one.</summary>
/// <param name="Id">The client's id, unique for 24 h; 1–64 characters.</param>
/// <param name="Device">The device's id.</param>
/// <param name="Command">The command's name, e.g. <c>lock.unlock</c>.</param>
/// <param name="Arguments">Values by parameter name.</param>
/// <param name="Expect">Precondition: values by property name; empty when there is none.</param>
/// <param name="By">Who asked: a user's name, or <c>platform</c>.</param>
/// <param name="Deadline">It is never sent after this time.</param>
/// <param name="Reason">Why it ended as it did; e.g. <c>timedOut.silent</c>.</param>
/// <param name="Proof">What proved it.</param>
/// <param name="Steps">All states with their times, the latest last; never empty.</param>
[GenerateSerializer, Immutable, Alias("ledger-entry")]
public sealed record LedgerEntry(
    [property: Id(0)] string Id,
    [property: Id(1)] string Device,
    [property: Id(2)] string Command,
    [property: Id(3)] ImmutableDictionary<string, PropertyValue> Arguments,
    [property: Id(4)] ImmutableDictionary<string, PropertyValue> Expect,
    [property: Id(5)] string By,
    [property: Id(6)] DateTimeOffset Deadline,
    [property: Id(7)] string? Reason,
    [property: Id(8)] CommandProof? Proof,
    [property: Id(9)] ImmutableArray<CommandStep> Steps)
{
    /// <summary>True when a measured reading must prove it; otherwise the device's acknowledgement is the end.</summary>
    [Id(10)]
    public bool NeedsProof { get; init; } = true;

    /// <summary>True when it is over for whoever waits.</summary>
    public bool IsOver => CommandRules.IsEnd(State, NeedsProof);

    /// <summary>Where it is now.</summary>
    public CommandState State => Steps[^1].State;

    /// <summary>When it came in.</summary>
    public DateTimeOffset CreatedAt => Steps[0].At;
}
