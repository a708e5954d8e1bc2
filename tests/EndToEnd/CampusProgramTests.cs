using System.Diagnostics;
using SmartCampus.EndToEnd.Tests.Campus;

namespace SmartCampus.EndToEnd.Tests;

/// <summary><c>campus.cs run</c>, as a person types it and ends it with Ctrl-C.</summary>
public sealed class CampusProgramTests
{
    private static readonly string[] Mix = Path.GetFileName(Repository.Artifacts) == "artifacts" ? ["--stand-ins"] : [];

    [Fact]
    public async Task Run_ThenCtrlC_ServesTheDemoCampusAndLeavesNoProcess()
    {
        string folder = Directory.CreateTempSubdirectory("campus-run-").FullName;
        string passwordFile = Path.Combine(folder, "password");
        string url = $"http://127.0.0.1:{FreePort.Take()}";
        string[] run = ["run", "campus.cs", "--", "run", "--no-build", .. Mix, "--urls", url, "--data", Path.Combine(folder, "data"), "--admin-password-file", passwordFile];

        // A session of its own, as a terminal has: whatever it starts can be found, and Ctrl-C goes to all of it, also where the tests run in the background.
        await using ChildProcess campus = ChildProcess.Start("setsid", ["env", "--default-signal=INT", "dotnet", .. run]);
        await campus.SaysAsync("Console   " + url);
        using CampusApi api = await CampusApi.SignInAsync(url, (await File.ReadAllTextAsync(passwordFile)).Trim());
        await Eventually.TrueAsync(async () => (await api.DevicesAsync("online")) >= 40, "The demo campus did not come to life");
        IReadOnlyList<string> started = ProcessesOf(campus.Id);
        await PressCtrlCAsync(campus.Id);
        await Eventually.TrueAsync(() => ProcessesOf(campus.Id).Count == 0, "Processes were left: " + string.Join(", ", started));

        Assert.Contains(started, name => name.Contains("SmartCampus.Host.dll", StringComparison.Ordinal));
        Assert.Contains(started, name => name.Contains("SmartCampus.Demo.dll", StringComparison.Ordinal));
        Directory.Delete(folder, recursive: true);
    }

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
