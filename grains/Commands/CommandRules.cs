namespace SmartCampus.Grains.Commands;

/// <summary>The ledger's state machine, docs/design.md section 5. Pure.</summary>
public static class CommandRules
{
    /// <summary>True when a command in this state is over for whoever waits. <see cref="CommandState.Acked"/> is an end only for a command without proof.</summary>
    public static bool IsEnd(CommandState state, bool needsProof) => state switch
    {
        CommandState.Accepted or CommandState.Sent => false,
        CommandState.Acked => !needsProof,
        _ => true,
    };

    /// <summary>True when the step is allowed. A time-out and an honest "unknown" may still be corrected by a late measurement.</summary>
    public static bool MayGo(CommandState from, CommandState to) => (from, to) switch
    {
        (CommandState.Accepted, CommandState.Sent or CommandState.Expired or CommandState.Superseded or CommandState.Failed) => true,
        (CommandState.Sent, CommandState.Acked or CommandState.Failed or CommandState.TimedOut or CommandState.Unknown) => true,
        (CommandState.Acked, CommandState.Confirmed or CommandState.Failed or CommandState.TimedOut or CommandState.Unknown) => true,
        (CommandState.TimedOut, CommandState.Confirmed) => true,
        (CommandState.Unknown, CommandState.Confirmed or CommandState.Failed) => true,
        _ => false,
    };

    /// <summary>The entry one step on.</summary>
    /// <exception cref="InvalidOperationException">The step is not allowed.</exception>
    public static LedgerEntry Go(this LedgerEntry entry, CommandState to, DateTimeOffset at, string? reason = null, CommandProof? proof = null)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (!MayGo(entry.State, to))
            throw new InvalidOperationException($"Command '{entry.Id}' is {entry.State}; it cannot become {to}.");
        return entry with { Steps = entry.Steps.Add(new CommandStep(to, at)), Reason = reason, Proof = proof ?? entry.Proof };
    }
}
