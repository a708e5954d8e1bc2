using System.Diagnostics;
using SmartCampus.EndToEnd.Tests.Campus;

namespace SmartCampus.EndToEnd.Tests;

/// <summary><c>campus.cs run</c>, as a person types it and ends it with Ctrl-C.</summary>
public sealed class CampusProgramTests : IDisposable
{
    private static readonly string[] Mix = Path.GetFileName(Repository.Artifacts) == "artifacts" ? ["--stand-ins"] : [];

    private readonly string _folder = Directory.CreateTempSubdirectory("campus-run-").FullName;
    private readonly string _url = $"http://127.0.0.1:{FreePort.Take()}";

    private string Data => Path.Combine(_folder, "data");

    private string PasswordFile => Path.Combine(_folder, "password");

    [Fact]
    public async Task Run_ThenCtrlC_ServesTheDemoCampusAndLeavesNoProcess()
    {
        await using ChildProcess campus = Run();
        await campus.SaysAsync("Console   " + _url);
        using CampusApi api = await CampusApi.SignInAsync(_url, (await File.ReadAllTextAsync(PasswordFile)).Trim());
        await Eventually.TrueAsync(async () => (await api.DevicesAsync("online")) >= 40, "The demo campus did not come to life");
        IReadOnlyList<string> started = ProcessesOf(campus.Id);
        await PressCtrlCAsync(campus.Id);
        await Eventually.TrueAsync(() => ProcessesOf(campus.Id).Count == 0, "Processes were left: " + string.Join(", ", started));

        Assert.Contains(started, name => name.Contains("SmartCampus.Host.dll", StringComparison.Ordinal));
        Assert.Contains(started, name => name.Contains("SmartCampus.Demo.dll", StringComparison.Ordinal));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(PasswordFile));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Data));
    }

    [Fact]
    public async Task Run_NoDemoAndAPasswordThatIsThere_StartsEmptyAndIsBackedUpMeanwhile()
    {
        await File.WriteAllTextAsync(PasswordFile, "a password of one's own\n");
        string copy = Path.Combine(_folder, "copy.db");

        await using ChildProcess campus = Run("--no-demo");
        await campus.SaysAsync("Console   " + _url);
        using CampusApi api = await CampusApi.SignInAsync(_url, "a password of one's own");
        IReadOnlyList<string> started = ProcessesOf(campus.Id);
        await using ChildProcess backup = ChildProcess.Start("dotnet", "run", "campus.cs", "--", "backup", copy, "--data", Data);
        string said = await backup.SaysAsync("holds everything up to now");
        await PressCtrlCAsync(campus.Id);
        await Eventually.TrueAsync(() => ProcessesOf(campus.Id).Count == 0, "Processes were left: " + string.Join(", ", started));

        Assert.StartsWith(copy, said, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Data, "campus.db")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(copy));
        Assert.Contains(started, name => name.Contains("SmartCampus.Host.dll", StringComparison.Ordinal));
        Assert.DoesNotContain(started, name => name.Contains("SmartCampus.Demo.dll", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--port is unknown here; known are --urls, --data, --admin-password-file, --plugin, --no-demo, --no-build, --stand-ins.", "run", "--port", "80")]
    [InlineData("--data needs a value.", "run", "--data")]
    [InlineData("--data needs a value.", "run", "--data", "--no-demo")]
    [InlineData("--urls is localhost:5080; it must be an address such as http://localhost:5080.", "run", "--urls", "localhost:5080")]
    [InlineData("--plugin is /nowhere/Acme.Meter; it must be a published plugin: Acme.Meter.dll is missing in it.", "run", "--plugin", "/nowhere/Acme.Meter/")]
    [InlineData("--no-demo is unknown here; known are --data.", "backup", "copy.db", "--no-demo")]
    [InlineData("'backup --data x' is no command:", "backup", "--data", "x")]
    [InlineData("'walk' is no command:", "walk")]
    public async Task Run_BadWords_SaysWhichOnesThereAre(string complaint, params string[] words)
    {
        await using ChildProcess campus = ChildProcess.Start("dotnet", ["run", "campus.cs", "--", .. words]);
        await Eventually.TrueAsync(() => campus.HasExited, "It did not end");

        Assert.Equal(2, await campus.ExitCodeAsync());
        Assert.Contains(complaint, campus.Tail, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>In a session of its own, as a terminal has: whatever it starts can be found, and Ctrl-C goes to all of it, also where the tests run in the background.</summary>
    private ChildProcess Run(params string[] more) => ChildProcess.Start("setsid",
    [
        "env", "--default-signal=INT", "dotnet", "run", "campus.cs", "--", "run", "--no-build", .. Mix,
        "--urls", _url, "--data", Data, "--admin-password-file", PasswordFile, .. more,
    ]);

    /// <summary>SIGINT to the whole foreground group, as a terminal sends it.</summary>
    private static async Task PressCtrlCAsync(int session)
    {
        using Process kill = Process.Start("kill", ["-INT", "--", $"-{session}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Command lines of a session's living processes (proc(5), field 6 of stat). The SDK's own compile servers stay on purpose.</summary>
    private static IReadOnlyList<string> ProcessesOf(int session) =>
    [
        .. Directory.EnumerateDirectories("/proc").Where(d => int.TryParse(Path.GetFileName(d), out _))
            .Where(d => StatOf(d) is [var state, _, _, var its, ..] && its == $"{session}" && state != "Z")
            .Select(d => Read(d, "cmdline").Replace('\0', ' '))
            .Where(c => !c.Contains("MSBuild.dll", StringComparison.Ordinal) && !c.Contains("VBCSCompiler", StringComparison.Ordinal)),
    ];

    private static string[] StatOf(string process)
    {
        string stat = Read(process, "stat");
        return stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string Read(string process, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, file));
        }
        catch (IOException)
        {
            return ""; // it has ended meanwhile
        }
    }
}
