using System.CommandLine;
using SmartCampus.Host.Maintenance;
using SmartCampus.Host.Storage;

namespace SmartCampus.Host;

/// <summary>What the command line says.</summary>
internal sealed record CampusOptions
{
    /// <summary>Where to listen.</summary>
    public required string Urls { get; init; }

    /// <summary>Folder of database, keys and plugin cache.</summary>
    public required string Data { get; init; }

    /// <summary>Folder with a folder per plugin.</summary>
    public required string Plugins { get; init; }

    /// <summary>Folders of single plugins that lie elsewhere.</summary>
    public IReadOnlyList<string> MorePlugins { get; init; } = [];

    /// <summary>Folder of the built console.</summary>
    public string? Web { get; init; }

    /// <summary>Npgsql connection string; absent: SQLite.</summary>
    public string? Postgres { get; init; }

    /// <summary>See <see cref="Session.FirstAdministrator"/>.</summary>
    public string? AdminPasswordFile { get; init; }

    /// <summary>See <see cref="Uplinks.UplinkTokenFile"/>.</summary>
    public string? UplinkTokenFile { get; init; }

    /// <summary>Where the demo's faults are switched.</summary>
    public string? Demo { get; init; }

    /// <summary>The demo's places and devices.</summary>
    public string? Seed { get; init; }

    /// <summary>End when standard input ends, so that the host does not outlive who started it.</summary>
    public bool ExitWithStdin { get; init; }

    /// <summary>Reads the command line; <see langword="null"/> with the exit code when it was wrong, asked for help or for something that is done by now (<see cref="BackupCommand"/>).</summary>
    public static CampusOptions? Parse(string[] args, out int exitCode)
    {
        var urls = new Option<string>("--urls") { DefaultValueFactory = _ => "http://localhost:5080", Description = "Where to listen." };
        var data = new Option<string>("--data") { DefaultValueFactory = _ => "data", Recursive = true, Description = "Folder of database, keys and plugin cache." };
        var plugins = new Option<string>("--plugins") { DefaultValueFactory = _ => "plugins", Description = "Folder with a folder per plugin." };
        var plugin = new Option<string[]>("--plugin") { DefaultValueFactory = _ => [], Description = "Folder of one more plugin; may be given several times." };
        var web = new Option<string?>("--web") { Description = "Folder of the built console." };
        var postgres = new Option<string?>("--postgres") { Recursive = true, Description = "Npgsql connection string; without it SQLite in the data folder. Better given as SMARTCAMPUS_POSTGRES." };
        var password = new Option<string?>("--admin-password-file") { Description = "Sets the first password of 'admin', or receives the generated one." };
        var uplink = new Option<string?>("--uplink-token-file") { Description = "Sets the token of the uplink source 'demo', or receives a generated one." };
        var demo = new Option<string?>("--demo") { Description = "Address of the demo campus's control." };
        var seed = new Option<string?>("--seed") { Description = "Places and devices of the demo campus." };
        var stdin = new Option<bool>("--exit-with-stdin") { Description = "End when standard input ends." };
        CampusOptions? options = null;
        var command = new RootCommand("SmartCampus host") { urls, data, plugins, plugin, web, postgres, password, uplink, demo, seed, stdin };
        command.SetAction(result => options = new CampusOptions
        {
            Urls = result.GetValue(urls)!,
            Data = Path.GetFullPath(result.GetValue(data)!),
            Plugins = Path.GetFullPath(result.GetValue(plugins)!),
            MorePlugins = [.. result.GetValue(plugin)!.Select(f => Path.TrimEndingDirectorySeparator(Path.GetFullPath(f)))],
            Web = result.GetValue(web),
            Postgres = PostgresOf(result),
            AdminPasswordFile = result.GetValue(password),
            UplinkTokenFile = result.GetValue(uplink),
            Demo = result.GetValue(demo),
            Seed = result.GetValue(seed),
            ExitWithStdin = result.GetValue(stdin),
        });
        var file = new Argument<string>("file") { Description = "The copy; it must not be there yet." };
        var backup = new Command("backup", "Copies the database to a file, while a host runs on it or not.") { file };
        backup.SetAction((result, cancellationToken) => BackupCommand.RunAsync(
            new StorageOptions { DataDirectory = Path.GetFullPath(result.GetValue(data)!), PostgresConnectionString = PostgresOf(result) },
            Path.GetFullPath(result.GetValue(file)!),
            cancellationToken));
        command.Subcommands.Add(backup);
        exitCode = command.Parse(args).Invoke();
        return options;

        string? PostgresOf(ParseResult result) => result.GetValue(postgres) ?? Environment.GetEnvironmentVariable("SMARTCAMPUS_POSTGRES");
    }
}
