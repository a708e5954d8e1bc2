using SmartCampus.Grains.Commands;

namespace SmartCampus.Host.Storage.Ledger;

/// <summary>An entry as it stands in the table <c>commands</c>.</summary>
internal sealed record LedgerRow
{
    public const string Columns = """
        id AS "Id", device AS "Device", command AS "Command", arguments AS "Arguments", expect AS "Expect", requested_by AS "By",
        deadline AS "Deadline", state AS "State", reason AS "Reason", proof AS "Proof", steps AS "Steps", created AS "Created", is_open AS "IsOpen"
        """;

    public required string Id { get; init; }

    public required string Device { get; init; }

    public required string Command { get; init; }

    public required string Arguments { get; init; }

    public required string Expect { get; init; }

    public required string By { get; init; }

    public required long Deadline { get; init; }

    public required string State { get; init; }

    public string? Reason { get; init; }

    public string? Proof { get; init; }

    public required string Steps { get; init; }

    public required long Created { get; init; }

    public required short IsOpen { get; init; }

    public static LedgerRow Of(LedgerEntry entry) => new()
    {
        Id = entry.Id,
        Device = entry.Device,
        Command = entry.Command,
        Arguments = LedgerJson.Write(entry.Arguments),
        Expect = LedgerJson.Write(entry.Expect),
        By = entry.By,
        Deadline = StoredTime.Microseconds(entry.Deadline),
        State = WireName<CommandState>.Of(entry.State),
        Reason = entry.Reason,
        Proof = LedgerJson.Write(entry.Proof),
        Steps = LedgerJson.Write(entry.Steps),
        Created = StoredTime.Microseconds(entry.CreatedAt),
        IsOpen = entry.IsOver ? (short)0 : (short)1,
    };

    public LedgerEntry ToEntry() => new(
        Id,
        Device,
        Command,
        LedgerJson.ReadValues(Arguments),
        LedgerJson.ReadValues(Expect),
        By,
        StoredTime.FromMicroseconds(Deadline),
        Reason,
        LedgerJson.ReadProof(Proof),
        LedgerJson.ReadSteps(Steps))
    {
        NeedsProof = IsOpen == 1 || State != WireName<CommandState>.Of(CommandState.Acked),
    };
}
