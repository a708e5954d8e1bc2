using System.Collections.Concurrent;
using System.Diagnostics;

namespace SmartCampus.Host.Tests.Running;

/// <summary>The real host program as a process of its own, with the Modbus plugin and an empty data folder; signed in.</summary>
public sealed class RunningHost : IAsyncLifetime, IDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("campus-host-");
    private readonly ConcurrentQueue<string> log = new();
    private Process? process;
    private HostClient? client;

    public static string Password => "correct horse battery";

    public HostClient Api => client ?? throw new InvalidOperationException("The host does not run.");

    /// <summary>What the host has written to its console, over all its runs.</summary>
    public IReadOnlyList<string> Log => [.. log];

    /// <summary>Where it keeps its data; a test may name another folder before the start.</summary>
    public string Data { get => field ?? Path.Combine(folder.FullName, "data"); set; }

    public string PasswordFile => Path.Combine(folder.FullName, "password");

    /// <summary>The plugins that the build has laid out.</summary>
    public static string BuiltPlugins => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../plugins"));

    /// <summary>The program as it was built, not the copy of it beside the tests.</summary>
    public static string Program => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../SmartCampus.Host", Configuration, "SmartCampus.Host.dll"));

    private static string Configuration => Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    /// <summary>Variables of its process beside ours.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>What the host loads; a test may put a folder of its own here before the start.</summary>
    public string Plugins { get; set; } = BuiltPlugins;

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(PasswordFile, Password + "\n");
        await StartAsync();
    }

    /// <summary>Starts it, on the data of the last run, and signs in.</summary>
    public async Task StartAsync()
    {
        Uri address = await LaunchAsync("--admin-password-file", PasswordFile);
        client = new HostClient(address);
        await Eventually.SeeAsync(() => client.GetAsync("/health/ready"), a => a.Status == System.Net.HttpStatusCode.OK, "/health/ready");
        await client.SignInAsync(Password);
        Assert.True((await client.GetAsync("/api/drivers")).Body.At("items").GetArrayLength() > 0, $"The host has no drivers from {Plugins}: {string.Join('\n', log)}");
    }

    /// <summary>Starts the process; returns where it listens.</summary>
    public async Task<Uri> LaunchAsync(params string[] more)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Program, "--urls", "http://127.0.0.1:0", "--data", Data, "--plugins", Plugins, "--exit-with-stdin", .. more])
        {
            RedirectStandardInput = true, // it ends with the test runner, however that ends
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in Variables)
            start.Environment[name] = value;
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, e) => Hear(e.Data, address);
        process.ErrorDataReceived += (_, e) => Hear(e.Data, address);
        process.Exited += (_, _) => address.TrySetException(new InvalidOperationException($"The host ended: {string.Join('\n', log.TakeLast(20))}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return await Eventually.GetAsync(address.Task, "the host listening");
    }

    /// <summary><c>kill -9</c>.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await EndedAsync();
    }

    /// <summary>Asks it to end; returns the exit code.</summary>
    public async Task<int> StopAsync()
    {
        using (Process term = Process.Start("kill", ["-TERM", $"{process!.Id}"]))
            await term.WaitForExitAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        int code = process.ExitCode;
        Forget();
        return code;
    }

    /// <summary>Another console, signed in.</summary>
    public async Task<HostClient> AnotherClientAsync()
    {
        var another = new HostClient(Api.Address);
        await another.SignInAsync(Password);
        return another;
    }

    public Task<HubClient> ConnectAsync() => HubClient.ConnectAsync(Api.Address, Api.Cookie);

    /// <summary>How often the host has written a line with these words.</summary>
    public int Logged(string words) => log.Count(line => line.Contains(words, StringComparison.Ordinal));

    public async Task DisposeAsync()
    {
        if (process is not null)
            await KillAsync();
    }

    public void Dispose()
    {
        client?.Dispose();
        process?.Dispose();
        folder.Delete(recursive: true);
    }

    private async Task EndedAsync()
    {
        await process!.WaitForExitAsync();
        Forget();
    }

    private void Forget()
    {
        process!.Dispose();
        process = null;
        client?.Dispose();
        client = null;
    }

    private void Hear(string? line, TaskCompletionSource<Uri> address)
    {
        if (line is null)
            return;
        log.Enqueue(line);
        int at = line.IndexOf(Listening, StringComparison.Ordinal);
        if (at >= 0)
            address.TrySetResult(new Uri(line[(at + Listening.Length)..].Trim()));
    }
}
