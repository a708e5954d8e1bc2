#!/usr/bin/env -S dotnet run
#:property PublishAot=false
#:property AllowUnsafeBlocks=true

// Runs, tests and measures SmartCampus on one machine: dotnet run campus.cs -- run | backup | test | bench | record | demo
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

using var stop = new StopSignal();
try
{
    return args switch
    {
        ["run", .. var rest] => await RunCommand.RunAsync(Options.Parse(rest, ["--urls", "--data", "--admin-password-file", "--plugin"], ["--no-demo", "--no-build", "--stand-ins"]), stop.Token),
        ["backup", var file, .. var rest] when !file.StartsWith('-') => await BackupCommand.RunAsync(file, Options.Parse(rest, ["--data"], []), stop.Token),
        ["test", .. var rest] => await TestCommand.RunAsync(Options.Parse(rest, ["--filter"], ["--no-build", "--stand-ins"]), stop.Token),
        ["bench", .. var rest] => await BenchCommand.RunAsync(rest, stop.Token),
        ["record", .. var rest] => await RecordCommand.RunAsync(rest, stop.Token),
        ["demo", "fault", .. var rest] => await DemoCommand.RunAsync(rest, stop.Token),
        [] or ["help"] or ["--help"] => Help.Show(),
        _ => Help.Complain(args),
    };
}
catch (CampusException e)
{
    Console.Error.WriteLine(e.Message);
    return e.ExitCode;
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
catch (OperationCanceledException)
{
    return 130;
}

internal static class Help
{
    public static int Complain(string[] words)
    {
        Console.Error.WriteLine($"'{string.Join(' ', words)}' is no command:");
        Show();
        return 2;
    }

    public static int Show()
    {
        Console.WriteLine("""
            dotnet run campus.cs -- COMMAND

            run    [--urls http://localhost:5080] [--data DIR] [--no-demo] [--admin-password-file FILE] [--no-build] [--plugin FOLDER]
                   builds everything, starts the demo campus and the host; Ctrl-C ends both
            backup FILE [--data DIR]       copies the database while it runs; docs/operators.md says how to restore
            test   [--filter EXPRESSION]   builds and runs all tests; the last line counts them
            bench  [NAME…] [--quick]       builds and runs the benchmarks (--peer node-red: beside Node-RED)
            record LINE FILE [--listen 127.0.0.1:5020]   writes down what goes between a host and a device (docs/vendors.md)
            demo   fault list | fault on ID | fault off ID   breaks and mends things in the running demo campus

            --stand-ins   (run, test) uses the stand-ins even where the real packages can be had
            """);
        return 0;
    }
}

/// <summary>What a command cannot go on without; the message is one sentence for the user.</summary>
internal sealed class CampusException(string message, int exitCode = 1) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}

/// <summary>Options of a command line: named values, and switches without one.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> _values = [];

    public static Options Parse(string[] words, string[] named, string[] switches)
    {
        var options = new Options();
        for (int i = 0; i < words.Length; i++)
        {
            if (switches.Contains(words[i]))
                options._values[words[i]] = "";
            else if (!named.Contains(words[i]))
                throw new CampusException($"{words[i]} is unknown here; known are {string.Join(", ", [.. named, .. switches])}.", 2);
            else if (i + 1 == words.Length || words[i + 1].StartsWith("--", StringComparison.Ordinal))
                throw new CampusException($"{words[i]} needs a value.", 2);
            else
                options._values[words[i]] = words[++i];
        }
        return options;
    }

    public bool Has(string name) => _values.ContainsKey(name);

    public string? Get(string name) => _values.GetValueOrDefault(name);

    /// <summary>The folder of the database.</summary>
    public string Data => Path.GetFullPath(Get("--data") ?? Repository.At(".campus", "data"));
}

/// <summary>Places in the repository; all paths are absolute.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetDirectoryName(ThisFile())!;

    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>A file of ours in .campus, which is made when missing.</summary>
    public static string Own(string name)
    {
        Directory.CreateDirectory(At(".campus"));
        return At(".campus", name);
    }

    /// <summary>A program of ours as it was built last, with whatever engine.</summary>
    public static string Built(string name) => Directory.GetDirectories(Root, "artifacts*").Select(a => Path.Combine(a, "bin", name, "release", name + ".dll"))
        .Where(File.Exists).MaxBy(File.GetLastWriteTimeUtc) ?? throw new CampusException($"{name} is not built yet: dotnet run campus.cs -- run");

    private static string ThisFile([CallerFilePath] string path = "") => path;
}

/// <summary>The packages that not every NuGet source has, and which of them this one has (docs/design.md section 9).</summary>
internal sealed class Engine
{
    private static readonly (string Property, string Package, string Title)[] Parts =
    [
        ("OrleansStandIn", "Microsoft.Orleans.Server", "grains"),
        ("PluginLoaderStandIn", "McMaster.NETCore.Plugins", "plugins"),
        ("SerialPortStandIn", "System.IO.Ports", "serial ports"),
    ];

    private const string AheadCompiler = "Microsoft.NETCore.App.Crossgen2";

    private readonly Dictionary<string, string> _versions = PinnedVersions();
    private readonly HashSet<string> _real = [];
    private bool _compilesAhead;

    /// <summary>Asks the NuGet source once and remembers; the first line of output says what was found.</summary>
    public static async Task<Engine> ChooseAsync(bool standIns, CancellationToken cancellationToken)
    {
        var engine = new Engine();
        if (!standIns)
            await engine.FindAsync(cancellationToken);
        Console.WriteLine($"Engine: {string.Join("; ", Parts.Select(engine.Describe))}.");
        return engine;
    }

    /// <summary>MSBuild properties that choose it.</summary>
    public string[] Properties => [.. Parts.Select(p => $"-p:{p.Property}={(IsReal(p.Package) ? "false" : "true")}"), $"-p:CompileAhead={(_compilesAhead ? "true" : "false")}"];

    /// <summary>Where Directory.Build.props lets this mix be built.</summary>
    public string Artifacts
    {
        get
        {
            string mix = string.Join('-', Parts.Select(p => IsReal(p.Package) ? "false" : "true"));
            return Repository.At(mix == "true-true-true" ? "artifacts" : $"artifacts-{mix}");
        }
    }

    /// <summary>A program that was built.</summary>
    public string Program(string name) => Path.Combine(Artifacts, "bin", name, "release", name + ".dll");

    /// <summary>Builds a solution or project in Release.</summary>
    public async Task BuildAsync(string target, CancellationToken cancellationToken)
    {
        Console.WriteLine($"Building {target} …");
        string[] arguments = ["build", Repository.At(target), "-c", "Release", "--nologo", "-v", "quiet", .. Properties];
        if (await Shell.RunAsync("dotnet", arguments, Repository.Root, cancellationToken) != 0)
            throw new CampusException($"Building {target} failed; the messages above say why.");
    }

    private bool IsReal(string package) => _real.Contains(package);

    private string Describe((string Property, string Package, string Title) part) =>
        $"{part.Title} by {(IsReal(part.Package) ? $"{part.Package} {_versions[part.Package]}" : "the stand-in")}";

    private async Task FindAsync(CancellationToken cancellationToken)
    {
        string file = Repository.Own("engine.json");
        JsonObject known = Json.Read(file) ?? [];
        // What was found holds for these references; when they change, it is asked anew.
        string references = Convert.ToHexString(SHA256.HashData([.. await BytesAsync("Directory.Packages.props"), .. await BytesAsync("Directory.Build.targets"), .. await BytesAsync(Path.Combine("host", "SmartCampus.Host.csproj"))]));
        if ((string?)known["references"] != references)
            known = new JsonObject { ["references"] = references };
        foreach ((string property, string package, _) in Parts)
        {
            known[package] ??= await RestoresAsync(package, $"-p:{property}=false", cancellationToken);
            if ((bool)known[package]!)
                _real.Add(package);
        }
        known[AheadCompiler] ??= await RestoresAsync(AheadCompiler, "-p:CompileAhead=true", cancellationToken);
        _compilesAhead = (bool)known[AheadCompiler]!;
        await File.WriteAllTextAsync(file, known.ToJsonString(), cancellationToken);

        Task<byte[]> BytesAsync(string name) => File.ReadAllBytesAsync(Repository.At(name), cancellationToken);
    }

    /// <summary>Restores the host with this one property set: what the package needs must be there too.</summary>
    private static async Task<bool> RestoresAsync(string package, string property, CancellationToken cancellationToken)
    {
        Console.Error.WriteLine($"Asking the NuGet source for {package} …");
        string[] arguments = ["restore", Repository.At("host", "SmartCampus.Host.csproj"), "--nologo", "-p:Configuration=Release", property];
        return await Shell.QuietAsync("dotnet", arguments, cancellationToken) == 0;
    }

    private static Dictionary<string, string> PinnedVersions() => XDocument.Load(Repository.At("Directory.Packages.props"))
        .Descendants("PackageVersion").ToDictionary(p => (string)p.Attribute("Include")!, p => (string)p.Attribute("Version")!);
}

/// <summary>The web console's sources and its build.</summary>
internal static class Web
{
    public static string Folder { get; } = Repository.At("web");

    public static string Dist { get; } = Repository.At("web", "dist");

    private static string Npm => OperatingSystem.IsWindows() ? "npm.cmd" : "npm";

    /// <summary>Installs npm packages when the lock file is newer than what is installed.</summary>
    public static async Task InstallAsync(CancellationToken cancellationToken)
    {
        if (!Shell.Finds(Npm))
            throw new CampusException("npm is missing: install Node.js 20.19 or newer (https://nodejs.org).");
        string installed = Path.Combine(Folder, "node_modules", ".package-lock.json");
        if (File.GetLastWriteTimeUtc(installed) >= File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json")))
            return;
        Console.WriteLine("Installing the console's npm packages …");
        await NpmAsync(["ci", "--engine-strict", "--no-audit", "--no-fund", "--loglevel=error"], cancellationToken);
    }

    /// <summary>Builds web/dist when a source is newer.</summary>
    public static async Task BuildAsync(CancellationToken cancellationToken)
    {
        if (!NeedsBuild())
            return;
        await InstallAsync(cancellationToken);
        Console.WriteLine("Building the web console …");
        await NpmAsync(["run", "build"], cancellationToken);
    }

    /// <summary>Runs npm; its output is shown.</summary>
    public static Task<int> TryNpmAsync(string[] arguments, CancellationToken cancellationToken) => Shell.RunAsync(Npm, arguments, Folder, cancellationToken);

    private static async Task NpmAsync(string[] arguments, CancellationToken cancellationToken)
    {
        if (await TryNpmAsync(arguments, cancellationToken) != 0)
            throw new CampusException($"npm {string.Join(' ', arguments)} failed in web/; the messages above say why.");
    }

    private static bool NeedsBuild()
    {
        string built = Path.Combine(Dist, "index.html");
        if (!File.Exists(built))
            return true;
        string[] ignored = ["node_modules", "dist", "test-results", "tests"];
        IEnumerable<string> sources = Directory.EnumerateFiles(Folder).Concat(Directory.EnumerateDirectories(Folder)
            .Where(d => !ignored.Contains(Path.GetFileName(d))).SelectMany(d => Directory.EnumerateFiles(d, "*", SearchOption.AllDirectories)));
        return sources.Max(File.GetLastWriteTimeUtc) > File.GetLastWriteTimeUtc(built);
    }
}

/// <summary><c>run</c>: the demo campus and the host, until Ctrl-C.</summary>
internal static class RunCommand
{
    private const string DefaultUrls = "http://localhost:5080";
    private const int FirstDemoPort = 15020;

    private static readonly string[] Anywhere = ["*", "+", "0.0.0.0", "[::]"];

    public static async Task<int> RunAsync(Options options, CancellationToken cancellationToken)
    {
        // What can be wrong is said before minutes are spent on building.
        string urls = options.Get("--urls") ?? DefaultUrls;
        Uri console = ConsoleAt(urls);
        string[] plugin = options.Get("--plugin") is { } folder ? ["--plugin", Published(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)))] : [];
        string data = MakeFolder(options.Data);
        Engine engine = await Engine.ChooseAsync(options.Has("--stand-ins"), cancellationToken);
        if (!options.Has("--no-build"))
        {
            await Web.BuildAsync(cancellationToken);
            await engine.BuildAsync("SmartCampus.sln", cancellationToken);
        }
        await using Child? demo = options.Has("--no-demo") ? null : StartDemo(engine, data);
        string[] toHost = demo is null ? [] : ["--demo", await WaitForDemoAsync(demo, cancellationToken), "--seed", Path.Combine(data, "demo", "campus.json")];
        string? passwordFile = options.Get("--admin-password-file") is { } file ? Path.GetFullPath(file) : null;
        await using Child host = StartHost(engine, data, urls, passwordFile, [.. plugin, .. toHost]);
        Task announcing = AnnounceAsync(host, console, passwordFile, cancellationToken);
        int code = await host.ExitAsync(cancellationToken);
        await announcing;
        return code;
    }

    /// <summary>Only its owner may look into it: the database holds passwords of devices.</summary>
    private static string MakeFolder(string folder) => File.Exists(folder) ? throw new CampusException($"--data is {folder}; it must be a folder.", 2)
        : OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(folder).FullName
        : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;

    /// <summary>Where a browser on this machine finds the console.</summary>
    private static Uri ConsoleAt(string urls)
    {
        string first = urls.Split(';')[0];
        string url = Anywhere.Aggregate(first, (u, any) => u.Replace($"://{any}", "://localhost", StringComparison.Ordinal));
        return Uri.TryCreate(url, UriKind.Absolute, out Uri? console) && console.Scheme is "http" or "https"
            ? console
            : throw new CampusException($"--urls is {first}; it must be an address such as {DefaultUrls}.", 2);
    }

    /// <summary>A vendor's published plugin; its folder's name is its id.</summary>
    private static string Published(string folder)
    {
        string id = Path.GetFileName(folder);
        return File.Exists(Path.Combine(folder, id + ".dll"))
            ? folder
            : throw new CampusException($"--plugin is {folder}; it must be a published plugin: {id}.dll is missing in it.", 2);
    }

    private static Child StartDemo(Engine engine, string data) => new("demo campus", engine.Program("SmartCampus.Demo"),
        ["--dir", Path.Combine(data, "demo"), "--port-base", FirstDemoPort.ToString(CultureInfo.InvariantCulture), "--exit-with-stdin"], readsOutput: true);

    /// <summary>Waits for the demo's one line and remembers its control address for <c>demo fault</c>.</summary>
    private static async Task<string> WaitForDemoAsync(Child demo, CancellationToken cancellationToken)
    {
        string? line = await demo.Output.ReadLineAsync(cancellationToken);
        int at = line?.IndexOf("http://", StringComparison.Ordinal) ?? -1;
        if (at < 0)
            throw new CampusException("The demo campus did not start; its message above says why.");
        Console.WriteLine(line);
        string control = line![at..].Split(' ')[0];
        await File.WriteAllTextAsync(Repository.Own("demo.json"), new JsonObject { ["control"] = control }.ToJsonString(), cancellationToken);
        return control;
    }

    private static Child StartHost(Engine engine, string data, string urls, string? passwordFile, string[] more)
    {
        string[] password = passwordFile is null ? [] : ["--admin-password-file", passwordFile];
        string[] arguments = ["--urls", urls, "--data", data, "--web", Web.Dist, "--plugins", Path.Combine(engine.Artifacts, "plugins"), "--exit-with-stdin"];
        return new Child("host", engine.Program("SmartCampus.Host"), [.. arguments, .. password, .. more], readsOutput: false);
    }

    /// <summary>Says where the console is once it can be used.</summary>
    private static async Task AnnounceAsync(Child host, Uri console, string? passwordFile, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = console, Timeout = TimeSpan.FromSeconds(5) };
        while (!host.HasExited && !await IsReadyAsync(http, cancellationToken))
            await Task.Delay(TimeSpan.FromMilliseconds(200), CancellationToken.None);
        if (host.HasExited || cancellationToken.IsCancellationRequested)
            return;
        string password = File.Exists(passwordFile) ? $"in {passwordFile}, unless it was changed since" : "shown by the host at its first start";
        Console.WriteLine($"""

            Console   {console.AbsoluteUri.TrimEnd('/')}
            Sign in   admin; the password is {password}
            End       Ctrl-C

            """);
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return true;
        try
        {
            using HttpResponseMessage response = await http.GetAsync("health/ready", cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}

/// <summary><c>backup</c>: copies the database of a host that runs, or does not.</summary>
internal static class BackupCommand
{
    public static Task<int> RunAsync(string file, Options options, CancellationToken cancellationToken) =>
        Shell.RunAsync("dotnet", [Repository.Built("SmartCampus.Host"), "backup", Path.GetFullPath(file), "--data", options.Data], Repository.Root, cancellationToken);
}

/// <summary><c>test</c>: everything that can be checked, and one line that counts it.</summary>
internal static class TestCommand
{
    private static readonly string[] DebianPackages =
        ["chromium", "fonts-noto-cjk", "fonts-inter", "postgresql", "socat", "faketime", "mbpoll", "python3-pymodbus", "python3-serial", "python3-serial-asyncio"];

    public static async Task<int> RunAsync(Options options, CancellationToken cancellationToken)
    {
        Engine engine = await Engine.ChooseAsync(options.Has("--stand-ins"), cancellationToken);
        await InstallPeersAsync(cancellationToken);
        await Web.InstallAsync(cancellationToken);
        await Web.BuildAsync(cancellationToken);
        if (!options.Has("--no-build"))
            await engine.BuildAsync("SmartCampus.sln", cancellationToken);
        string results = Repository.At("test-results");
        if (Directory.Exists(results))
            Directory.Delete(results, recursive: true);
        Directory.CreateDirectory(results);
        Count web = options.Has("--filter") ? new Count() : await CheckWebAsync(results, cancellationToken);
        Count all = web + await TestSolutionAsync(engine, options.Get("--filter"), results, cancellationToken);
        Console.WriteLine($"\n{all}");
        return all.Failed == 0 ? 0 : 1;
    }

    private static async Task InstallPeersAsync(CancellationToken cancellationToken)
    {
        if (!Shell.Finds("dpkg-query"))
        {
            Console.WriteLine($"Not a Debian system: the tests need the counterparts of {string.Join(", ", DebianPackages)}.");
            return;
        }
        List<string> missing = [];
        foreach (string package in DebianPackages)
        {
            if (await Shell.QuietAsync("dpkg-query", ["-s", package], cancellationToken) != 0)
                missing.Add(package);
        }
        if (missing.Count == 0)
            return;
        string install = $"apt-get install -y --no-install-recommends {string.Join(' ', missing)}";
        if (Environment.UserName != "root")
        {
            Console.WriteLine($"Tests will fail without these packages; install them with: sudo {install}");
            return;
        }
        Console.WriteLine($"Installing {string.Join(", ", missing)} …");
        await Shell.RunAsync("apt-get", ["update", "-qq"], Repository.Root, cancellationToken);
        if (await Shell.RunAsync("apt-get", [.. install.Split(' ')[1..], "-qq"], Repository.Root, cancellationToken) != 0)
            Console.WriteLine($"Installing failed; tests will fail without {string.Join(", ", missing)}.");
    }

    private static async Task<Count> CheckWebAsync(string results, CancellationToken cancellationToken)
    {
        Console.WriteLine("Checking the web console …");
        bool clean = await Web.TryNpmAsync(["run", "check"], cancellationToken) == 0;
        string report = Path.Combine(results, "web.json");
        int code = await Web.TryNpmAsync(["test", "--", "--reporter=default", "--reporter=json", $"--outputFile.json={report}"], cancellationToken);
        return new Count(clean ? 1 : 0, clean ? 0 : 1) + Count.OfVitest(report, code);
    }

    private static async Task<Count> TestSolutionAsync(Engine engine, string? filter, string results, CancellationToken cancellationToken)
    {
        Console.WriteLine("Running the tests of SmartCampus.sln …");
        // One project at a time: browsers, databases and timing tests do not share two cores well.
        string[] arguments =
        [
            "test", Repository.At("SmartCampus.sln"), "-c", "Release", "--no-build", "--nologo", "-m:1", "--results-directory", results,
            "--logger", "trx;LogFilePrefix=tests", "--logger", "console;verbosity=minimal", .. engine.Properties,
        ];
        int code = await Shell.RunAsync("dotnet", filter is null ? arguments : [.. arguments, "--filter", filter], Repository.Root, cancellationToken);
        return Count.OfTrx(results, code);
    }
}

/// <summary>Counted tests.</summary>
internal readonly record struct Count(int Passed, int Failed, int Skipped = 0)
{
    public static Count operator +(Count a, Count b) => new(a.Passed + b.Passed, a.Failed + b.Failed, a.Skipped + b.Skipped);

    /// <summary>From vitest's JSON report.</summary>
    public static Count OfVitest(string report, int exitCode)
    {
        JsonObject counts = Json.Read(report) ?? [];
        return new Count(Number(counts, "numPassedTests"), Number(counts, "numFailedTests"), Number(counts, "numPendingTests")).With(exitCode, "The console's tests");
    }

    /// <summary>From all trx files of a folder.</summary>
    public static Count OfTrx(string folder, int exitCode)
    {
        var all = new Count();
        foreach (string file in Directory.EnumerateFiles(folder, "*.trx", SearchOption.AllDirectories))
        {
            XElement counters = XDocument.Load(file).Descendants().First(e => e.Name.LocalName == "Counters");
            int passed = (int)counters.Attribute("passed")!, executed = (int)counters.Attribute("executed")!, total = (int)counters.Attribute("total")!;
            all += new Count(passed, executed - passed, total - executed);
        }
        return all.With(exitCode, "The run of SmartCampus.sln's tests");
    }

    public override string ToString() => Skipped == 0 ? $"{Passed} passed, {Failed} failed" : $"{Passed} passed, {Failed} failed, {Skipped} skipped";

    /// <summary>A run that failed though no test did (a crash, a file that does not load, no test at all) is a failure too.</summary>
    private Count With(int exitCode, string run)
    {
        if (Failed > 0 || (exitCode == 0 && Passed > 0))
            return this;
        Console.WriteLine($"{run} ended with exit code {exitCode} after {Passed} passed tests: counted as one failure.");
        return this with { Failed = 1 };
    }

    private static int Number(JsonObject counts, string name) => (int?)counts[name] ?? 0;
}

/// <summary><c>bench</c>: the benchmarks; the other words are theirs.</summary>
internal static class BenchCommand
{
    public static async Task<int> RunAsync(string[] words, CancellationToken cancellationToken)
    {
        Engine engine = await Engine.ChooseAsync(words.Contains("--stand-ins"), cancellationToken);
        await engine.BuildAsync("SmartCampus.sln", cancellationToken);
        string[] arguments = [engine.Program("SmartCampus.Benchmarks"), .. words.Where(w => w != "--stand-ins")];
        return await Shell.RunAsync("dotnet", arguments, Repository.Root, cancellationToken);
    }
}

/// <summary><c>record</c>: stands between a host and a device and writes a capture file; the words are the recorder's.</summary>
internal static class RecordCommand
{
    public static async Task<int> RunAsync(string[] words, CancellationToken cancellationToken)
    {
        string project = Repository.At("sdk", "recorder", "SmartCampus.Recorder.csproj");
        if (await Shell.RunAsync("dotnet", ["build", project, "-c", "Release", "--nologo", "-v", "quiet"], Repository.Root, cancellationToken) != 0)
            throw new CampusException("Building the recorder failed; the messages above say why.");
        string program = Repository.At("artifacts", "bin", "SmartCampus.Recorder", "release", "SmartCampus.Recorder.dll");
        await using var recorder = new Child("recorder", program, words, readsOutput: false);
        return await recorder.ExitAsync(cancellationToken);
    }
}

/// <summary><c>demo fault</c>: breaks and mends things in the demo that <c>run</c> started last.</summary>
internal static class DemoCommand
{
    public static async Task<int> RunAsync(string[] words, CancellationToken cancellationToken)
    {
        string control = (string?)Json.Read(Repository.Own("demo.json"))?["control"]
            ?? throw new CampusException("No demo campus was started yet: dotnet run campus.cs -- run");
        return await Shell.RunAsync("dotnet", [Repository.Built("SmartCampus.Demo"), "fault", .. words, "--control", control], Repository.Root, cancellationToken);
    }
}

internal static class Json
{
    /// <summary>The object in a file; <see langword="null"/> when there is no such file or no object in it.</summary>
    public static JsonObject? Read(string path)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(path)) as JsonObject;
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            return null;
        }
    }
}

/// <summary>Runs programs to their end. When cancelled, ends them with all they started.</summary>
internal static class Shell
{
    public static Task<int> RunAsync(string program, string[] arguments, string directory, CancellationToken cancellationToken) =>
        RunAsync(new ProcessStartInfo(program, arguments) { WorkingDirectory = directory }, cancellationToken);

    /// <summary>Runs a program whose output nobody wants to see.</summary>
    public static Task<int> QuietAsync(string program, string[] arguments, CancellationToken cancellationToken) =>
        RunAsync(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }, cancellationToken);

    /// <summary>True when the program is on the path.</summary>
    public static bool Finds(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static async Task<int> RunAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        using Process process = Process.Start(start)!;
        if (start.RedirectStandardOutput)
        {
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
        }
        try
        {
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}

/// <summary>A program of ours that runs beside us. It ends when its standard input does: also when we are killed.</summary>
internal sealed partial class Child : IAsyncDisposable
{
    private const int Terminate = 15;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly string _name;
    private readonly Process _process;

    public Child(string name, string program, string[] arguments, bool readsOutput)
    {
        if (!File.Exists(program))
            throw new CampusException($"The {name} is not built: {program} is missing.");
        _name = name;
        _process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = readsOutput })!;
    }

    public StreamReader Output => _process.StandardOutput;

    public bool HasExited => _process.HasExited;

    /// <summary>Waits for its end; when cancelled, asks it to end first.</summary>
    public async Task<int> ExitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await EndAsync();
        }
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _process.Dispose();
    }

    private async Task EndAsync()
    {
        if (_process.HasExited)
            return;
        _process.StandardInput.Close();
        if (!OperatingSystem.IsWindows())
            _ = Signal(_process.Id, Terminate);
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine($"The {_name} does not end by itself; killing it.");
            _process.Kill(entireProcessTree: true);
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}

/// <summary>Tells when to stop: Ctrl-C, a termination signal, a closed terminal, or the death of whoever started us (<c>dotnet run</c>).</summary>
internal sealed partial class StopSignal : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _signals;
    private readonly Timer? _watch;

    public StopSignal()
    {
        _signals = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(s => PosixSignalRegistration.Create(s, Stop))];
        if (OperatingSystem.IsWindows())
            return;
        int parent = Parent();
        _watch = new Timer(_ => StopWhen(Parent() != parent), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    }

    public CancellationToken Token => _stop.Token;

    public void Dispose()
    {
        _watch?.Dispose();
        foreach (PosixSignalRegistration signal in _signals)
            signal.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        // Not on the signal's own thread: what is cancelled may take its time.
        ThreadPool.QueueUserWorkItem(_ => _stop.Cancel());
    }

    private void StopWhen(bool orphaned)
    {
        if (orphaned)
            _stop.Cancel();
    }

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int Parent();
}
