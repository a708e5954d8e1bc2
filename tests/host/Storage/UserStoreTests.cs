using Dapper;
using SmartCampus.Host.Storage.Users;

namespace SmartCampus.Host.Tests.Storage;

public abstract class UserStoreTests(IStoreSource source) : StoreTests(source)
{
    private UserStore Users => Store.Get<UserStore>();

    private TokenStore Tokens => Store.Get<TokenStore>();

    [Fact]
    public async Task VerifyAsync_AfterCreateAndRestart_AcceptsThePasswordOnly()
    {
        Assert.True(await Users.CreateAsync("admin", "correct horse", CancellationToken.None));
        await RestartAsync();

        Assert.True(await Users.VerifyAsync("admin", "correct horse", CancellationToken.None));
        Assert.False(await Users.VerifyAsync("admin", "Correct horse", CancellationToken.None));
        Assert.False(await Users.VerifyAsync("nobody", "correct horse", CancellationToken.None));
    }

    [Fact]
    public async Task CreateAsync_NameIsTaken_IsFalseAndThePasswordStays()
    {
        await Users.CreateAsync("admin", "first password", CancellationToken.None);

        Assert.False(await Users.CreateAsync("admin", "second password", CancellationToken.None));

        Assert.True(await Users.VerifyAsync("admin", "first password", CancellationToken.None));
    }

    [Fact]
    public async Task SetPasswordAsync_KnownUser_ReplacesThePasswordAndNotesTheTime()
    {
        await Users.CreateAsync("admin", "first password", CancellationToken.None);
        DateTimeOffset created = Store.Clock.Now;
        Store.Clock.Now += TimeSpan.FromDays(1);

        Assert.True(await Users.SetPasswordAsync("admin", "second password", CancellationToken.None));

        Assert.False(await Users.VerifyAsync("admin", "first password", CancellationToken.None));
        Assert.True(await Users.VerifyAsync("admin", "second password", CancellationToken.None));
        Assert.Equal(new User("admin", created, Store.Clock.Now), await Users.FindAsync("admin", CancellationToken.None));
    }

    [Fact]
    public async Task SetPasswordAsync_UnknownUser_IsFalse()
    {
        Assert.False(await Users.SetPasswordAsync("nobody", "a password", CancellationToken.None));
        Assert.Null(await Users.FindAsync("nobody", CancellationToken.None));
    }

    [Fact]
    public async Task CreateAsync_SamePasswordTwice_HasTwoHashes()
    {
        await Users.CreateAsync("a", "same password", CancellationToken.None);
        await Users.CreateAsync("b", "same password", CancellationToken.None);

        IEnumerable<string> hashes = await Store.Database.ReadAsync(connection => connection.QueryAsync<string>("SELECT password_hash FROM users"), CancellationToken.None);

        Assert.Equal(2, hashes.Distinct().Count());
    }

    [Fact]
    public async Task UseAsync_TheTokensText_GivesTheTokenAndNotesTheUse()
    {
        await Users.CreateAsync("admin", "a password", CancellationToken.None);
        NewApiToken made = await Tokens.CreateAsync("admin", "nightly script", CancellationToken.None);

        ApiToken? used = await Tokens.UseAsync(made.Text, CancellationToken.None);

        Assert.Equal(made.Token, used);
        Assert.Equal([made.Token with { LastUsed = Store.Clock.Now }], await Tokens.ListAsync("admin", CancellationToken.None));
        Assert.Null(await Tokens.UseAsync(made.Text + "x", CancellationToken.None));
    }

    [Fact]
    public async Task CreateAsync_Token_ItsTextIsNotStored()
    {
        await Users.CreateAsync("admin", "a password", CancellationToken.None);
        NewApiToken made = await Tokens.CreateAsync("admin", "script", CancellationToken.None);

        byte[] hash = (await Store.Database.ReadAsync(connection => connection.ExecuteScalarAsync<byte[]>("SELECT hash FROM api_tokens"), CancellationToken.None))!;

        Assert.Equal(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(made.Text)), hash);
    }

    [Fact]
    public async Task RemoveAsync_OwnToken_EndsIt()
    {
        await Users.CreateAsync("admin", "a password", CancellationToken.None);
        NewApiToken made = await Tokens.CreateAsync("admin", "script", CancellationToken.None);

        Assert.False(await Tokens.RemoveAsync("somebody", made.Token.Id, CancellationToken.None));
        Assert.True(await Tokens.RemoveAsync("admin", made.Token.Id, CancellationToken.None));

        Assert.Null(await Tokens.UseAsync(made.Text, CancellationToken.None));
    }
}

public sealed class SqliteUserStoreTests() : UserStoreTests(new SqliteSource());

[Collection(PostgresCluster.Collection)]
public sealed class PostgresUserStoreTests(PostgresCluster cluster) : UserStoreTests(cluster);
