using Dapper;

namespace SmartCampus.Host.Storage.Devices;

/// <summary>The names of places, in the table <c>places</c>. Any thread.</summary>
internal sealed class PlaceStore(IDatabase database)
{
    /// <summary>All places, by path.</summary>
    public Task<IReadOnlyList<Place>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<Place>>(
        async connection =>
        {
            Place[] places = [.. await connection.QueryAsync<Place>("""SELECT path AS "Path", name_en AS "NameEn", name_zh AS "NameZh" FROM places""")];
            Array.Sort(places, (left, right) => string.CompareOrdinal(left.Path, right.Path));
            return places;
        },
        cancellationToken);

    /// <summary>Adds places, or renames those that are there, in one transaction.</summary>
    public Task SaveAsync(IReadOnlyList<Place> places, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.ExecuteAsync(
            "INSERT INTO places (path, name_en, name_zh) VALUES (@Path, @NameEn, @NameZh) ON CONFLICT (path) DO UPDATE SET name_en = excluded.name_en, name_zh = excluded.name_zh",
            places),
        cancellationToken);
}
