using System.Globalization;
using Dapper;
using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Runs;
using SmartCampus.Grains.Garden.Water;
using SmartCampus.Host.Storage.Grains;

namespace SmartCampus.Host.Storage.Garden;

/// <summary>A garden's record for people. Any thread.</summary>
internal sealed class GardenQueries(IDatabase database)
{
    /// <summary>Lines, latest first.</summary>
    /// <param name="garden">The garden.</param>
    /// <param name="bed">Of this bed only.</param>
    /// <param name="before">With a smaller number than this.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<IReadOnlyList<GardenLine>> LinesAsync(string garden, string? bed, long? before, int limit, CancellationToken cancellationToken)
    {
        string ofBed = bed is null ? "" : "AND bed = @bed";
        string older = before is null ? "" : "AND n < @before";
        return ReadAsync(
            $"""SELECT n AS "Number", line AS "Line" FROM garden_lines WHERE garden = @garden {ofBed} {older} ORDER BY n DESC LIMIT @limit""",
            new { garden, bed, before, limit },
            cancellationToken);
    }

    /// <summary>Lines that count as water, from <paramref name="from"/> up to and without <paramref name="to"/>, in order.</summary>
    public Task<IReadOnlyList<GardenLine>> WaterAsync(string garden, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) => ReadAsync(
        """SELECT n AS "Number", line AS "Line" FROM garden_lines WHERE garden = @garden AND at >= @start AND at < @end AND litres IS NOT NULL ORDER BY n""",
        new { garden, start = StoredTime.Milliseconds(from), end = StoredTime.Milliseconds(to) },
        cancellationToken);

    /// <summary>What beds needed, from a day to a day, both included.</summary>
    public Task<IReadOnlyList<BedNeed>> NeedsAsync(string garden, DateOnly from, DateOnly to, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<BedNeed>>(
        async connection => [.. (await connection.QueryAsync<NeedRow>(
            """SELECT bed AS "Bed", day AS "Day", need AS "Need" FROM garden_needs WHERE garden = @garden AND day >= @first AND day <= @last""",
            new { garden, first = StoredDay.Text(from), last = StoredDay.Text(to) })).Select(r => new BedNeed(r.Bed, StoredDay.Of(r.Day), decimal.Parse(r.Need, CultureInfo.InvariantCulture)))],
        cancellationToken);

    /// <summary>Critical records, latest first, at most 500.</summary>
    public Task<IReadOnlyList<CriticalRecord>> CriticalsAsync(string garden, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<CriticalRecord>>(
        async connection => [.. (await connection.QueryAsync<string>(
            "SELECT record FROM garden_criticals WHERE garden = @garden ORDER BY at DESC, id DESC LIMIT 500", new { garden })).Select(GrainJson.Read<CriticalRecord>)],
        cancellationToken);

    private Task<IReadOnlyList<GardenLine>> ReadAsync(string sql, object arguments, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<GardenLine>>(
        async connection => [.. (await connection.QueryAsync<Row>(sql, arguments)).Select(r => new GardenLine(r.Number, GrainJson.Read<Decision>(r.Line)))],
        cancellationToken);

    private sealed record NeedRow
    {
        public required string Bed { get; init; }

        public required string Day { get; init; }

        public required string Need { get; init; }
    }

    private sealed record Row
    {
        public required long Number { get; init; }

        public required string Line { get; init; }
    }
}
