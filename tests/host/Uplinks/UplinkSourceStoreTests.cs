using Dapper;
using SmartCampus.Host.Tests.Storage;
using SmartCampus.Host.Uplinks;

namespace SmartCampus.Host.Tests.Uplinks;

public abstract class UplinkSourceStoreTests(IStoreSource source) : StoreTests(source)
{
    private UplinkSourceStore Sources => new(Store.Database, Store.Clock);

    [Fact]
    public async Task IsTokenOfAsync_AfterARestart_IsForItsOwnSourceOnly()
    {
        string one = (await Sources.CreateAsync("one", CancellationToken.None))!;
        string two = (await Sources.CreateAsync("two", CancellationToken.None))!;
        await RestartAsync();

        Assert.True(await Sources.IsTokenOfAsync("one", one, CancellationToken.None));
        Assert.True(await Sources.IsTokenOfAsync("two", two, CancellationToken.None));
        Assert.False(await Sources.IsTokenOfAsync("one", two, CancellationToken.None));
        Assert.False(await Sources.IsTokenOfAsync("one", one + "x", CancellationToken.None));
        Assert.False(await Sources.IsTokenOfAsync("one", "", CancellationToken.None));
        Assert.False(await Sources.IsTokenOfAsync("three", one, CancellationToken.None));
    }

    [Fact]
    public async Task CreateAsync_NameIsTaken_IsNullAndTheTokenStays()
    {
        string first = (await Sources.CreateAsync("one", CancellationToken.None))!;

        Assert.Null(await Sources.CreateAsync("one", CancellationToken.None));

        Assert.True(await Sources.IsTokenOfAsync("one", first, CancellationToken.None));
        Assert.Equal([new UplinkSource("one", Store.Clock.Now)], await Sources.ListAsync(CancellationToken.None));
    }

    [Fact]
    public async Task CreateAsync_Token_IsNotInTheDatabase()
    {
        string token = (await Sources.CreateAsync("one", CancellationToken.None))!;

        byte[] hash = await Store.Database.ReadAsync(connection => connection.QuerySingleAsync<byte[]>("SELECT hash FROM uplink_sources"), CancellationToken.None);

        Assert.Equal(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token)), hash);
        Assert.True(token.Length >= 43, token);
    }

    [Fact]
    public async Task SetAsync_Twice_LastTokenCounts()
    {
        await Sources.SetAsync("demo", "the first token of it", CancellationToken.None);

        await Sources.SetAsync("demo", "another token, later", CancellationToken.None);

        Assert.False(await Sources.IsTokenOfAsync("demo", "the first token of it", CancellationToken.None));
        Assert.True(await Sources.IsTokenOfAsync("demo", "another token, later", CancellationToken.None));
        Assert.Single(await Sources.ListAsync(CancellationToken.None));
    }

    [Fact]
    public async Task RemoveAsync_Source_TakesItsTokenAway()
    {
        string token = (await Sources.CreateAsync("one", CancellationToken.None))!;

        Assert.True(await Sources.RemoveAsync("one", CancellationToken.None));
        Assert.False(await Sources.RemoveAsync("one", CancellationToken.None));

        Assert.False(await Sources.ExistsAsync("one", CancellationToken.None));
        Assert.False(await Sources.IsTokenOfAsync("one", token, CancellationToken.None));
    }
}

public sealed class SqliteUplinkSourceStoreTests() : UplinkSourceStoreTests(new SqliteSource());

[Collection(PostgresCluster.Collection)]
public sealed class PostgresUplinkSourceStoreTests(PostgresCluster cluster) : UplinkSourceStoreTests(cluster);
