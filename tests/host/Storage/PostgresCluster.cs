using System.Diagnostics;
using Npgsql;

namespace SmartCampus.Host.Tests.Storage;

/// <summary>A real PostgreSQL server of this test run: its own data folder and Unix socket, nothing on the network.</summary>
/// <remarks>The server refuses to run as root, so root lends it the account <c>postgres</c> that the Debian package makes.</remarks>
public sealed class PostgresCluster : IAsyncLifetime, IStoreSource
{
    public const string Collection = "postgres";

    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(1);

    private readonly string folder = Directory.CreateTempSubdirectory("campus-pg-").FullName;
    private Process? server;
    private int databases;

    public static string Binaries => Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).First(bin => File.Exists(Path.Combine(bin, "initdb")))
        : throw new InvalidOperationException("These tests need PostgreSQL: install the Debian package postgresql.");

    private string Data => Path.Combine(folder, "data");

    public async Task InitializeAsync()
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_111_111);
        await RunAsync("initdb", "--pgdata", Data, "--auth=trust", "--username=campus", "--encoding=UTF8", "--locale=C", "--no-sync");
        server = Start("postgres", "-D", Data, "-k", folder, "-c", "listen_addresses=", "-c", "fsync=off", "-c", "max_connections=200");
        await WaitUntilReadyAsync();
    }

    public async Task<StoreLocation> CreateAsync()
    {
        string name = $"test_{Interlocked.Increment(ref databases)}";
        await ExecuteAsync($"CREATE DATABASE {name}");
        return new(folder, ConnectionString(name));
    }

    /// <summary>Carries a database over with PostgreSQL's own tools.</summary>
    public async Task DumpAndRestoreAsync(StoreLocation from, StoreLocation to)
    {
        string file = Path.Combine(folder, "campus.dump");
        await RunAsync("pg_dump", "--format=custom", $"--file={file}", $"--host={folder}", "--username=campus", NameOf(from));
        await RunAsync("pg_restore", $"--host={folder}", "--username=campus", $"--dbname={NameOf(to)}", file);
    }

    public async Task DisposeAsync()
    {
        await RunAsync("pg_ctl", "stop", "--pgdata", Data, "--mode=immediate");
        await server!.WaitForExitAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static Process Start(string program, params string[] arguments)
    {
        string binary = Path.Combine(Binaries, program);
        string[] words = Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--", binary, .. arguments] : [binary, .. arguments];
        ProcessStartInfo start = new(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        Process process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using Process process = Start(program, arguments);
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}.");
    }

    private static string NameOf(StoreLocation location) => new NpgsqlConnectionStringBuilder(location.PostgresConnectionString).Database!;

    private string ConnectionString(string database) => $"Host={folder};Username=campus;Database={database};Maximum Pool Size=20";

    private async Task ExecuteAsync(string sql)
    {
        await using NpgsqlConnection connection = new(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task WaitUntilReadyAsync()
    {
        using CancellationTokenSource limit = new(LongestStart);
        while (true)
        {
            try
            {
                await ExecuteAsync("SELECT 1");
                return;
            }
            catch (NpgsqlException) when (!limit.IsCancellationRequested && !server!.HasExited)
            {
                await Task.Delay(50);
            }
        }
    }
}
