using System.Diagnostics;
using System.Text.RegularExpressions;

namespace SmartCampus.Demo.Tests;

/// <summary>The demo as its user starts it.</summary>
internal sealed class DemoProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    public DemoProcess(string directory, params string[] arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "SmartCampus.Demo.dll");
        // Tests that run in the background of a script ignore SIGINT, and so would what they start.
        string[] command = ["--default-signal=INT", "dotnet", program, "--dir", directory, .. arguments];
        _process = Process.Start(new ProcessStartInfo("env", command) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
    }

    public int Id => _process.Id;

    /// <summary>Waits for the line that says it is ready; returns the control address in it.</summary>
    public async Task<string> ReadyAsync()
    {
        string? line = await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        return Regex.Match(line ?? "", @"^Demo campus ready: \d+ devices on \d+ lines; control (http://127\.0\.0\.1:\d+) ; campus .+campus\.json$").Groups[1].Value;
    }

    public void CloseInput() => _process.StandardInput.Close();

    public async Task<int> ExitCodeAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }
}
