using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SmartCampus.Benchmarks.Common;

namespace SmartCampus.Benchmarks.Processes;

/// <summary>The product's host, running as shipped: history on, plugins loaded, nothing open without a token.</summary>
internal sealed class HostProcess : IPlatform
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50); // oftener, the looking itself makes a start slower

    private readonly ChildProcess process;

    private HostProcess(int port, long startedAt, ChildProcess process)
    {
        Port = port;
        StartedAt = startedAt;
        this.process = process;
    }

    public int Port { get; }

    public string? Token { get; private set; }

    public long StartedAt { get; }

    /// <summary>Starts it with the folder's seed and data; it may not be ready yet.</summary>
    public static HostProcess Launch(HostFolder folder, int port)
    {
        string[] seed = File.Exists(folder.Seed) ? ["--seed", folder.Seed] : [];
        long now = WallClock.Microseconds();
        return new HostProcess(port, now, ChildProcess.Start(HostFolder.Assembly,
        [
            "--urls", $"http://127.0.0.1:{port}", "--data", folder.Data, "--plugins", HostFolder.Plugins,
            "--admin-password-file", folder.Password, "--exit-with-stdin", .. seed,
        ]));
    }

    /// <summary>Starts it with new devices and signs in.</summary>
    public static async Task<HostProcess> StartAsync(HostFolder folder, DeviceSet devices, CancellationToken cancellationToken)
    {
        await SeedFile.WriteAsync(folder.Seed, devices, cancellationToken);
        HostProcess made = Launch(folder, FreePort.Take());
        await made.ReadyAsync(cancellationToken);
        made.Token = await made.SignInAsync(folder, cancellationToken);
        return made;
    }

    /// <summary>Waits for <c>/health/ready</c>; returns when that was, µs since 1970.</summary>
    public async Task<long> ReadyAsync(CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        long start = Stopwatch.GetTimestamp();
        while (!await IsReadyAsync(client, cancellationToken))
        {
            if (Stopwatch.GetElapsedTime(start) > Patience)
                throw new TimeoutException($"The host was not ready within {Patience.TotalSeconds} s:{Environment.NewLine}{process.Tail}");
            await Task.Delay(LookAgain, TimeProvider.System, cancellationToken);
        }
        return WallClock.Microseconds();
    }

    public ProcessUsage Usage() => ProcessUsage.Of(process.Id);

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private async Task<bool> IsReadyAsync(HttpClient client, CancellationToken cancellationToken)
    {
        try
        {
            using HttpResponseMessage answer = await client.GetAsync(new Uri($"http://127.0.0.1:{Port}/health/ready"), cancellationToken);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task<string> SignInAsync(HostFolder folder, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Port}") };
        client.DefaultRequestHeaders.Add("X-Requested-With", "SmartCampus");
        string password = (await File.ReadAllTextAsync(folder.Password, cancellationToken)).Trim();
        using HttpResponseMessage session = await client.PostAsJsonAsync("/api/session", new { user = "admin", password }, cancellationToken);
        session.EnsureSuccessStatusCode();
        using HttpResponseMessage answer = await client.PostAsJsonAsync("/api/tokens", new { name = "bench" }, cancellationToken);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken)).GetProperty("token").GetString()!;
    }
}
