using System.Collections;
using System.Diagnostics;

namespace SmartCampus.Sdk.Testing.Tests.Template;

/// <summary>The vendor's first minutes, as docs/vendors.md tells them: a plugin from the template builds against the SDK and passes the suite.</summary>
public sealed class TemplateTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("campus-template-");

    [Fact]
    public async Task Plugin_FromTheTemplate_BuildsAndPassesItsTests()
    {
        string hive = Path.Combine(folder.FullName, "hive");
        await DotnetAsync("new", "install", Path.Combine(Sdk, "template"), "--debug:custom-hive", hive);
        await DotnetAsync("new", "smartcampus-plugin", "-n", "North.Gate", "--sdk", Sdk, "--debug:custom-hive", hive);

        string said = await DotnetAsync("test", "North.Gate/tests", "-c", "Release", "--nologo", "-m:1", "-p:UseSharedCompilation=false");

        Assert.Contains("Passed!", said, StringComparison.Ordinal);
        Assert.Contains("north.gate", await File.ReadAllTextAsync(Path.Combine(folder.FullName, "North.Gate", "plugin", "README.md")), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static string Sdk
    {
        get
        {
            DirectoryInfo? root = new(AppContext.BaseDirectory);
            while (root is not null && !File.Exists(Path.Combine(root.FullName, "SmartCampus.sln")))
                root = root.Parent;
            return Path.Combine(root?.FullName ?? throw new InvalidOperationException("No SmartCampus.sln above the tests."), "sdk");
        }
    }

    private async Task<string> DotnetAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true };
        // What the outer dotnet test has set is not for the inner one; and nothing of it may stay behind.
        foreach (string name in Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(e => (string)e.Key).Where(n => n.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || n.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase)))
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using Process process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        Task<string> output = process.StandardOutput.ReadToEndAsync(patience.Token);
        Task<string> errors = process.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            await process.WaitForExitAsync(patience.Token);
            string said = await output + await errors;
            return process.ExitCode == 0 ? said : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{said}");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
