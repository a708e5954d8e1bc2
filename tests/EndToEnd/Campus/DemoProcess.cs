using System.Text.RegularExpressions;

namespace SmartCampus.EndToEnd.Tests.Campus;

/// <summary>The demo campus, as <c>campus.cs</c> starts it.</summary>
internal sealed partial class DemoProcess : IAsyncDisposable
{
    private readonly ChildProcess _process;

    private DemoProcess(ChildProcess process, string control, string seed) => (_process, Control, Seed) = (process, control, seed);

    /// <summary>Where its faults are switched.</summary>
    public string Control { get; }

    /// <summary>The file with its places and devices.</summary>
    public string Seed { get; }

    public static async Task<DemoProcess> StartAsync(string folder)
    {
        ChildProcess process = ChildProcess.StartOurs("SmartCampus.Demo", "--dir", folder, "--exit-with-stdin");
        string ready = await process.SaysAsync("Demo campus ready");
        return new DemoProcess(process, Address().Match(ready).Value, Path.Combine(folder, "campus.json"));
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
