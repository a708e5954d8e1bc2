namespace SmartCampus.EndToEnd.Tests.Campus;

/// <summary>The host, as <c>campus.cs</c> starts it: history on, plugins loaded, the built console served.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly ChildProcess _process;

    private HostProcess(ChildProcess process, string url) => (_process, Url) = (process, url);

    public string Url { get; }

    /// <summary>Starts it; returns when it says that it is ready.</summary>
    public static async Task<HostProcess> StartAsync(string folder, int port, string passwordFile, DemoProcess demo)
    {
        string url = $"http://127.0.0.1:{port}";
        ChildProcess process = ChildProcess.StartOurs(
            "SmartCampus.Host",
            "--urls", url, "--data", Path.Combine(folder, "data"), "--plugins", Repository.Plugins, "--web", Repository.Console,
            "--admin-password-file", passwordFile, "--demo", demo.Control, "--seed", demo.Seed, "--exit-with-stdin");
        using var http = new HttpClient { BaseAddress = new Uri(url) };
        await Eventually.TrueAsync(() => IsReadyAsync(http, process), "The host was not ready");
        return new HostProcess(process, url);
    }

    public Task KillAsync() => _process.KillAsync();

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static async Task<bool> IsReadyAsync(HttpClient http, ChildProcess process)
    {
        if (process.HasExited)
            throw new InvalidOperationException($"The host ended at its start:{Environment.NewLine}{process.Tail}");
        try
        {
            using HttpResponseMessage answer = await http.GetAsync(new Uri("health/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
