using SmartCampus.Grains.Devices;
using SmartCampus.Sdk;

namespace SmartCampus.Grains.Commands;

/// <summary>One device's open commands: moves them on by answers, readings and time. Pure; the grain stores and publishes what comes out.</summary>
internal sealed class CommandBook
{
    /// <summary>How long after a time-out or restart a measurement may still tell how a command ended.</summary>
    private static readonly TimeSpan LateWindow = TimeSpan.FromSeconds(60);

    /// <summary>How long the driver session has to tell how an attempt ended, after the deadline.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, OpenCommand> open = [];

    /// <summary>When <see cref="PassTime"/> has something to do next.</summary>
    public DateTimeOffset NextDue => open.Count == 0 ? DateTimeOffset.MaxValue : open.Values.Min(c => c.Until);

    public LedgerEntry? Find(string id) => open.TryGetValue(id, out OpenCommand? command) ? command.Entry : null;

    /// <summary>True while a command that would turn this property on is on its way.</summary>
    public bool IsProving(string property, PropertyValue value) =>
        open.Values.Any(c => c.Definition.Proof is { } p && p.Property == property && p.Value == value && c.Entry.State is CommandState.Accepted or CommandState.Sent or CommandState.Acked);

    /// <summary>Takes in a new command; those it makes pointless and that are not sent are superseded.</summary>
    public IReadOnlyList<LedgerEntry> Accept(LedgerEntry entry, CommandDefinition definition, DateTimeOffset now)
    {
        List<LedgerEntry> superseded = [];
        foreach (OpenCommand older in open.Values.Where(o => o.Entry.State == CommandState.Accepted && SameThing(o.Definition, definition)).ToList())
            superseded.Add(End(older, CommandState.Superseded, now, CommandReasons.Superseded));
        open[entry.Id] = new OpenCommand(entry, definition) { Until = entry.Deadline + Grace };
        return superseded;
    }

    /// <summary>Takes in a command found open after a restart. Null when it stays as it is and must be sent.</summary>
    public LedgerEntry? Restore(LedgerEntry entry, CommandDefinition definition, DateTimeOffset now)
    {
        var command = new OpenCommand(entry, definition);
        if (entry.State == CommandState.Accepted)
        {
            if (now >= entry.Deadline)
                return entry.Go(CommandState.Expired, now, CommandReasons.DeadlinePassed);
            command.Until = entry.Deadline + Grace;
            open[entry.Id] = command;
            return null;
        }
        command.Entry = entry.Go(CommandState.Unknown, now, CommandReasons.HostRestarted);
        command.SentAt = now;
        command.Until = now + TimeSpan.FromMinutes(10);
        if (definition.Proof is not null)
            open[entry.Id] = command;
        return command.Entry;
    }

    /// <summary>The driver is about to send. Null when it must not: superseded, over, or too late.</summary>
    public LedgerEntry? Begin(string id, DateTimeOffset now)
    {
        if (!open.TryGetValue(id, out OpenCommand? command) || command.Entry.State != CommandState.Accepted || now >= command.Entry.Deadline)
            return null;
        command.SentAt = now;
        return command.Entry = command.Entry.Go(CommandState.Sent, now);
    }

    /// <summary>The driver's attempt ended. Null when the command is not open or the step is not allowed.</summary>
    public LedgerEntry? Finish(CommandResult result, DateTimeOffset now)
    {
        if (!open.TryGetValue(result.Id, out OpenCommand? command) || !CommandRules.MayGo(command.Entry.State, result.State))
            return null;
        if (result.State == CommandState.Acked && command.Definition.Proof is { } proof)
        {
            command.Until = now + proof.Window;
            return command.Entry = command.Entry.Go(CommandState.Acked, now);
        }
        return End(command, result.State, now, result.Reason);
    }

    /// <summary>New readings: what do they prove?</summary>
    public IReadOnlyList<LedgerEntry> Measure(DeviceState state, DateTimeOffset now)
    {
        if (open.Count == 0)
            return [];
        List<LedgerEntry> moved = [];
        foreach (OpenCommand command in open.Values.ToList())
        {
            if (command.Definition.Proof is not { } proof || command.Entry.State is CommandState.Accepted or CommandState.Sent)
                continue;
            if (state.Find(proof.Property) is not { Error: null } reading || reading.Time < command.SentAt)
                continue;
            if (reading.Value == proof.Value)
                moved.Add(End(command, CommandState.Confirmed, now, null, new CommandProof(reading.Property, reading.Value, reading.Time)));
            else if (command.Entry.State == CommandState.Unknown)
                moved.Add(End(command, CommandState.Failed, now, CommandReasons.NotProven));
        }
        return moved;
    }

    /// <summary>Time has passed: deadlines and windows end.</summary>
    public IReadOnlyList<LedgerEntry> PassTime(DeviceState state, DateTimeOffset now)
    {
        List<LedgerEntry> moved = [];
        foreach (OpenCommand command in open.Values.Where(c => c.Until <= now).ToList())
        {
            if (Overdue(command, state, now) is { } ended)
                moved.Add(ended);
            else
                open.Remove(command.Entry.Id);
        }
        return moved;
    }

    private LedgerEntry? Overdue(OpenCommand command, DeviceState state, DateTimeOffset now) => command.Entry.State switch
    {
        CommandState.Accepted => End(command, CommandState.Expired, now, CommandReasons.DeadlinePassed),
        CommandState.Sent => End(command, CommandState.TimedOut, now, CommandReasons.NoAnswer),
        CommandState.Acked when state.Find(command.Definition.Proof!.Property) is { Error: null } reading && reading.Time >= command.SentAt =>
            End(command, CommandState.Failed, now, CommandReasons.NotProven),
        CommandState.Acked => End(command, CommandState.TimedOut, now, CommandReasons.NoReading),
        _ => null,
    };

    private LedgerEntry End(OpenCommand command, CommandState to, DateTimeOffset now, string? reason, CommandProof? proof = null)
    {
        command.Entry = command.Entry.Go(to, now, reason, proof);
        if (to is CommandState.TimedOut or CommandState.Unknown && command.Definition.Proof is not null)
            command.Until = now + LateWindow;
        else
            open.Remove(command.Entry.Id);
        return command.Entry;
    }

    private static bool SameThing(CommandDefinition one, CommandDefinition other) =>
        one.Proof is { } a && other.Proof is { } b && a.Property == b.Property;
}
