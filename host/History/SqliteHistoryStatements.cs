using SmartCampus.Host.Storage.Sqlite;

namespace SmartCampus.Host.History;

/// <summary>What history writes to SQLite, prepared once; used in the writer's jobs.</summary>
internal sealed class SqliteHistoryStatements(SqliteWriter writer)
{
    private const string AddToRollUp =
        "DO UPDATE SET count = count + excluded.count, total = total + excluded.total, low = MIN(low, excluded.low), high = MAX(high, excluded.high)";

    private readonly SqliteStatement addSeries = writer.Prepare("INSERT INTO history_series (device, property) VALUES (?1, ?2) ON CONFLICT (device, property) DO UPDATE SET device = excluded.device RETURNING id");

    private readonly SqliteStatement addTail = writer.Prepare("INSERT INTO history_tail (batch, points) VALUES (?1, ?2)");
    private readonly SqliteStatement cutTail = writer.Prepare("DELETE FROM history_tail WHERE batch <= ?1");

    private readonly SqliteStatement savePacked = writer.Prepare("INSERT INTO history_packed (phase, batch) VALUES (?1, ?2) ON CONFLICT (phase) DO UPDATE SET batch = excluded.batch");

    private readonly SqliteStatement savePoints = writer.Prepare("INSERT INTO history_points (series, start, batch, finish, points) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (series, start, batch) DO UPDATE SET finish = excluded.finish, points = excluded.points");

    private readonly SqliteStatement addMinute = writer.Prepare($"INSERT INTO history_minutes (series, minute, count, total, low, high) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (series, minute) {AddToRollUp}");

    private readonly SqliteStatement addHour = writer.Prepare($"INSERT INTO history_hours (series, hour, count, total, low, high) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (series, hour) {AddToRollUp}");

    private readonly SqliteStatement removePoints = writer.Prepare("DELETE FROM history_points WHERE series = ?1 AND start < ?2");
    private readonly SqliteStatement removeMinutes = writer.Prepare("DELETE FROM history_minutes WHERE series = ?1 AND minute < ?2");
    private readonly SqliteStatement removeHours = writer.Prepare("DELETE FROM history_hours WHERE series = ?1 AND hour < ?2");

    public long AddSeries(Series series)
    {
        addSeries.Bind(1, series.Device).Bind(2, series.Property).Step();
        long id = addSeries.Int64(0);
        addSeries.Reset();
        return id;
    }

    public void AddTail(TailBatch tail) => addTail.Bind(1, tail.Batch).Bind(2, tail.Points).Execute();

    public void SavePoints(PackedPoints pack) =>
        savePoints.Bind(1, pack.Series).Bind(2, pack.Start).Bind(3, pack.Batch).Bind(4, pack.Finish).Bind(5, pack.Points).Execute();

    public void AddMinute(in SeriesRollUp part) => Add(addMinute, part, RollUp.Minute);

    public void AddHour(in SeriesRollUp part) => Add(addHour, part, RollUp.Hour);

    public void CutTail(long through) => cutTail.Bind(1, through).Execute();

    public void SavePacked(int phase, long batch) => savePacked.Bind(1, phase).Bind(2, batch).Execute();

    public void Remove(long series, long rawBefore, long minutesBefore, long hoursBefore)
    {
        removePoints.Bind(1, series).Bind(2, rawBefore).Execute();
        removeMinutes.Bind(1, series).Bind(2, minutesBefore / RollUp.Minute).Execute();
        removeHours.Bind(1, series).Bind(2, hoursBefore / RollUp.Hour).Execute();
    }

    private static void Add(SqliteStatement statement, in SeriesRollUp part, long width) => statement
        .Bind(1, part.Series).Bind(2, part.Sum.Start / width).Bind(3, part.Sum.Count).Bind(4, part.Sum.Total).Bind(5, part.Sum.Low).Bind(6, part.Sum.High).Execute();
}
