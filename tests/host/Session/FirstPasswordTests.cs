using SmartCampus.Host.Tests.Running;

namespace SmartCampus.Host.Tests.Session;

/// <summary><c>--admin-password-file</c>, and what happens without it.</summary>
public sealed class FirstPasswordTests : IAsyncLifetime, IDisposable
{
    private readonly RunningHost host = new();

    [Fact]
    public async Task Start_FileMissing_ReceivesTheGeneratedPasswordForItsOwnerOnly()
    {
        Uri address = await host.LaunchAsync("--admin-password-file", host.PasswordFile);
        string password = (await File.ReadAllTextAsync(host.PasswordFile)).TrimEnd();
        using var client = new HostClient(address);

        await client.SignInAsync(password);

        Assert.Equal(20, password.Length);
        Assert.Equal(FileModes.OwnerOnly, FileModes.Of(host.PasswordFile));
        Assert.Equal(0, host.Logged(password));
    }

    [Fact]
    public async Task Start_FileExists_SetsTheFirstPasswordAndOnlyTheFirst()
    {
        await host.InitializeAsync();
        await host.KillAsync();
        await File.WriteAllTextAsync(host.PasswordFile, "another password, later\n");

        using var client = new HostClient(await host.LaunchAsync("--admin-password-file", host.PasswordFile));

        await client.SignInAsync(RunningHost.Password);
    }

    [Fact]
    public async Task Start_FilesPasswordTooShort_EndsAndSaysWhy()
    {
        await File.WriteAllTextAsync(host.PasswordFile, "short\n");

        InvalidOperationException e = await Assert.ThrowsAsync<InvalidOperationException>(() => host.LaunchAsync("--admin-password-file", host.PasswordFile));

        await Eventually.BeAsync(() => host.Logged("has 5 characters; it must have 10 to 128") == 1, "the reason on the console");
        Assert.StartsWith("The host ended", e.Message, StringComparison.Ordinal);
    }

    /// <summary>A user whose password nobody has read would lock everybody out.</summary>
    [Fact]
    public async Task Start_FileCannotBeWritten_EndsWithoutAUserAndTheNextStartIsTheFirst()
    {
        string nowhere = Path.Combine(host.PasswordFile, "password"); // below what is missing

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.LaunchAsync("--admin-password-file", nowhere));
        Assert.Contains(host.Log, line => line.Contains(nowhere, StringComparison.Ordinal));
        await host.KillAsync();
        await host.LaunchAsync();

        Assert.Equal(1, host.Logged("First start: user 'admin'"));
    }

    [Fact]
    public async Task Start_NoFile_ShowsThePasswordOnce()
    {
        using var client = new HostClient(await host.LaunchAsync());
        string shown = host.Log.Single(line => line.StartsWith("First start: user 'admin', password '", StringComparison.Ordinal));

        await client.SignInAsync(shown.Split('\'')[3]);
        await host.KillAsync();
        await host.LaunchAsync();

        Assert.Equal(1, host.Logged("First start"));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => host.DisposeAsync();

    public void Dispose() => host.Dispose();
}
