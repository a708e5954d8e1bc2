using System.Globalization;
using Dapper;
using SmartCampus.Grains.Calendar;
using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Live;
using SmartCampus.Grains.Garden.Runs;
using SmartCampus.Grains.Garden.Water;
using SmartCampus.Host.Storage.Grains;

namespace SmartCampus.Host.Storage.Garden;

/// <summary>The gardens, in the tables <c>gardens</c>, <c>garden_lines</c>, <c>garden_needs</c>, <c>garden_criticals</c> and <c>school_calendar</c>.</summary>
internal sealed class GardenStore(IDatabase database) : IGardenStore
{
    private const string Insert = "INSERT INTO gardens (id, revision, document) VALUES (@Id, @Revision, @document) ON CONFLICT (id) DO NOTHING";

    private const string Update = "UPDATE gardens SET revision = @Revision, document = @document WHERE id = @Id AND revision = @Revision - 1";

    private const string InsertLine =
        "INSERT INTO garden_lines (garden, n, at, bed, litres, line) VALUES (@garden, @n, @at, @bed, @litres, @line) ON CONFLICT (garden, n) DO NOTHING";

    private const string SaveCritical =
        "INSERT INTO garden_criticals (garden, id, at, record) VALUES (@garden, @id, @at, @record) ON CONFLICT (garden, id) DO UPDATE SET record = excluded.record";

    private const string SaveNeed =
        "INSERT INTO garden_needs (garden, bed, day, need) VALUES (@garden, @bed, @day, @need) ON CONFLICT (garden, bed, day) DO UPDATE SET need = excluded.need";

    private const string InsertCalendar = "INSERT INTO school_calendar (id, version, calendar) VALUES ('school', @next, @json) ON CONFLICT (id) DO NOTHING";

    private const string UpdateCalendar = "UPDATE school_calendar SET version = @next, calendar = @json WHERE id = 'school' AND version = @version";

    public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<string>>(
        async connection => [.. (await connection.QueryAsync<string>("SELECT id FROM gardens")).Order(StringComparer.Ordinal)], cancellationToken);

    public Task<GardenDocument?> FindAsync(string id, CancellationToken cancellationToken) => database.ReadAsync(
        async connection => await connection.QuerySingleOrDefaultAsync<string>("SELECT document FROM gardens WHERE id = @id", new { id }) is { } json
            ? GrainJson.Read<GardenDocument>(json)
            : null,
        cancellationToken);

    public Task<bool> SaveAsync(GardenDocument document, CancellationToken cancellationToken)
    {
        var row = new { document.Id, document.Revision, document = GrainJson.Write(document) };
        return database.WriteAsync(async connection => await connection.ExecuteAsync(document.Revision == 1 ? Insert : Update, row) == 1, cancellationToken);
    }

    public Task AddLinesAsync(string garden, long first, IReadOnlyList<Decision> lines, CancellationToken cancellationToken)
    {
        var rows = lines.Select((line, i) => new
        {
            garden,
            n = first + i,
            at = StoredTime.Milliseconds(line.At),
            bed = line.Bed,
            litres = line.Litres?.ToString(CultureInfo.InvariantCulture),
            line = GrainJson.Write(line),
        }).ToList();
        return database.WriteAsync(connection => connection.ExecuteAsync(InsertLine, rows), cancellationToken);
    }

    public Task SaveCriticalsAsync(string garden, IReadOnlyList<CriticalRecord> records, CancellationToken cancellationToken)
    {
        var rows = records.Select(r => new { garden, id = r.Id, at = StoredTime.Milliseconds(r.At), record = GrainJson.Write(r) }).ToList();
        return database.WriteAsync(connection => connection.ExecuteAsync(SaveCritical, rows), cancellationToken);
    }

    public Task SaveNeedsAsync(string garden, IReadOnlyList<BedNeed> needs, CancellationToken cancellationToken)
    {
        var rows = needs.Select(n => new { garden, bed = n.Bed, day = StoredDay.Text(n.Day), need = n.Millimetres.ToString(CultureInfo.InvariantCulture) }).ToList();
        return database.WriteAsync(connection => connection.ExecuteAsync(SaveNeed, rows), cancellationToken);
    }

    public async Task<SchoolCalendar> CalendarAsync(CancellationToken cancellationToken) => (await FindCalendarAsync(cancellationToken)).Calendar;

    /// <summary>The school's calendar and its version; 0 when there is none yet.</summary>
    public Task<(long Version, SchoolCalendar Calendar)> FindCalendarAsync(CancellationToken cancellationToken) => database.ReadAsync(
        async connection =>
        {
            CalendarRow? row = await connection.QuerySingleOrDefaultAsync<CalendarRow>(
                """SELECT version AS "Version", calendar AS "Calendar" FROM school_calendar WHERE id = 'school'""");
            return row is null ? (0L, SchoolCalendar.Empty) : (row.Version, GrainJson.Read<SchoolCalendar>(row.Calendar));
        },
        cancellationToken);

    /// <summary>Changes the calendar. False when <paramref name="version"/> is not the stored one.</summary>
    public Task<bool> SaveCalendarAsync(SchoolCalendar calendar, long version, CancellationToken cancellationToken)
    {
        var row = new { version, next = version + 1, json = GrainJson.Write(calendar) };
        return database.WriteAsync(async connection => await connection.ExecuteAsync(version == 0 ? InsertCalendar : UpdateCalendar, row) == 1, cancellationToken);
    }

    private sealed record CalendarRow
    {
        public required long Version { get; init; }

        public required string Calendar { get; init; }
    }
}
