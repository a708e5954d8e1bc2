using Dapper;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace SmartCampus.Host.Storage.Grains;

/// <summary>Grains' own states, in the table <c>grain_state</c>. Each write has an ETag of its own.</summary>
internal sealed class GrainStorage(IDatabase database, TimeProvider clock) : IGrainStorage, IReadsAhead
{
    private const string Columns = """grain AS "Grain", name AS "Name", format AS "Format", etag AS "ETag", state AS "State" """;

    private const string Insert = """
        INSERT INTO grain_state (grain, name, format, etag, state, changed) VALUES (@grain, @stateName, @Format, @next, @json, @now)
        ON CONFLICT (grain, name) DO NOTHING
        """;

    private const string Update =
        "UPDATE grain_state SET format = @Format, etag = @next, state = @json, changed = @now WHERE grain = @grain AND name = @stateName AND etag = @current";

    private readonly ReadAhead<Row> ahead = new();

    /// <exception cref="SchemaException">The state was written by a newer version of the program.</exception>
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        string grain = grainId.ToString();
        if (!ahead.TryTake(KeyOf(grain, stateName), out Row? row))
            row = await FindAsync(stateName, grain);
        if (row?.Format > GrainJson.Format)
            throw new SchemaException($"State '{stateName}' of {grainId} has format {row.Format}; this program knows formats up to {GrainJson.Format}. Start the newer program.");

        grainState.State = row is null ? Activator.CreateInstance<T>() : GrainJson.Read<T>(row.State);
        grainState.ETag = row?.ETag;
        grainState.RecordExists = row is not null;
    }

    /// <exception cref="InconsistentStateException">The record was changed by somebody else since it was read.</exception>
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        string grain = grainId.ToString();
        string? current = grainState.ETag;
        string next = Guid.NewGuid().ToString("N");
        long now = StoredTime.Milliseconds(clock.GetUtcNow());
        string json = GrainJson.Write(grainState.State);
        int written = await database.WriteAsync(
            connection => connection.ExecuteAsync(current is null ? Insert : Update, new { grain, stateName, GrainJson.Format, current, next, json, now }), CancellationToken.None);
        if (written == 0)
            throw await ConflictAsync(stateName, grain, current);

        grainState.ETag = next;
        grainState.RecordExists = true;
    }

    /// <exception cref="InconsistentStateException">The record was changed by somebody else since it was read.</exception>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        string grain = grainId.ToString();
        string? current = grainState.ETag;
        if (current is not null)
        {
            int removed = await database.WriteAsync(
                connection => connection.ExecuteAsync("DELETE FROM grain_state WHERE grain = @grain AND name = @stateName AND etag = @current", new { grain, stateName, current }),
                CancellationToken.None);
            if (removed == 0)
                throw await ConflictAsync(stateName, grain, current);
        }

        grainState.State = Activator.CreateInstance<T>();
        grainState.ETag = null;
        grainState.RecordExists = false;
    }

    // Nothing is dropped from what was read: a grain writes its state only after it has read it.
    public async Task ReadAheadAsync(CancellationToken cancellationToken) => ahead.Fill(await database.ReadAsync(
        async connection => (await connection.QueryAsync<Row>($"SELECT {Columns} FROM grain_state")).Select(row => (KeyOf(row.Grain, row.Name), row)),
        cancellationToken));

    public void EndReadAhead() => ahead.End();

    private static string KeyOf(string grain, string name) => $"{name} {grain}"; // a state's name has no blank

    private async Task<InconsistentStateException> ConflictAsync(string stateName, string grain, string? current)
    {
        Row? stored = await FindAsync(stateName, grain);
        return new($"State '{stateName}' of {grain} was changed by somebody else.", stored?.ETag ?? "", current ?? "");
    }

    private Task<Row?> FindAsync(string stateName, string grain) => database.ReadAsync(
        connection => connection.QuerySingleOrDefaultAsync<Row>(
            $"SELECT {Columns} FROM grain_state WHERE grain = @grain AND name = @stateName", new { grain, stateName }),
        CancellationToken.None);

    private sealed record Row
    {
        public required string Grain { get; init; }

        public required string Name { get; init; }

        public required int Format { get; init; }

        public required string ETag { get; init; }

        public required string State { get; init; }
    }
}
