using System.Globalization;
using Dapper;
using SmartCampus.Grains.Timeline;
using SmartCampus.Host.Storage;

namespace SmartCampus.Host.History;

/// <summary>What happened to a device: <c>GET /api/devices/{id}/timeline</c>. Any thread.</summary>
internal sealed class TimelineQueries(IDatabase database)
{
    private const string Select = """
        SELECT id AS "Id", device AS "Device", at AS "At", kind AS "Kind", name AS "Name", value AS "Value", reason AS "Reason", requested_by AS "By"
        FROM timeline WHERE device = @device AND (at < @at OR at = @at AND id < @id) ORDER BY at DESC, id DESC LIMIT @limit
        """;

    /// <summary>A device's entries, latest first.</summary>
    /// <param name="device">The device's id.</param>
    /// <param name="before">A page's <see cref="TimelinePage.Next"/>; null: from the latest on.</param>
    /// <param name="limit">1 to 1000.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="FormatException">The cursor is none of ours.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The limit is outside its bounds.</exception>
    public Task<TimelinePage> ListAsync(string device, string? before, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 1000);
        (long at, long id) = before is null ? (long.MaxValue, long.MaxValue) : ParseCursor(before);
        return database.ReadAsync(
            async connection =>
            {
                Row[] rows = [.. await connection.QueryAsync<Row>(Select, new { device, at, id, limit })];
                return new TimelinePage([.. rows.Select(row => row.ToEntry())], rows.Length < limit ? null : $"{rows[^1].At}-{rows[^1].Id}");
            },
            cancellationToken);
    }

    private static (long At, long Id) ParseCursor(string cursor)
    {
        string[] parts = cursor.Split('-');
        return parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out long at)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out long id)
            ? (at, id)
            : throw new FormatException($"before is '{cursor}'; it must be the 'next' of an earlier page.");
    }

    private sealed record Row
    {
        public required long Id { get; init; }

        public required string Device { get; init; }

        public required long At { get; init; }

        public required string Kind { get; init; }

        public required string Name { get; init; }

        public required string Value { get; init; }

        public string? Reason { get; init; }

        public string? By { get; init; }

        public TimelineEntry ToEntry() =>
            new(Device, StoredTime.FromMilliseconds(At), WireName<TimelineKind>.Parse(Kind), Name, TimelineValue.Read(Value), Reason, By);
    }
}
