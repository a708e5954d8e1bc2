using System.Globalization;
using System.Text.Json;
using SmartCampus.Benchmarks.Client;
using SmartCampus.Benchmarks.Common;

namespace SmartCampus.Benchmarks.Processes;

/// <summary>The measuring client, running.</summary>
internal sealed class ClientProcess : IAsyncDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    private readonly ClientOptions options;
    private readonly ChildProcess process;

    private ClientProcess(ClientOptions options)
    {
        this.options = options;
        process = ChildProcess.StartSelf(Words(options));
    }

    /// <summary>Starts it; returns when it runs, so that its own start takes no time from the platform's.</summary>
    public static async Task<ClientProcess> StartAsync(ClientOptions options, CancellationToken cancellationToken)
    {
        var made = new ClientProcess(options);
        await made.process.ReadLineAsync(Margin, cancellationToken);
        return made;
    }

    /// <summary>Waits until its warm-up is over.</summary>
    public Task MeasuringAsync(CancellationToken cancellationToken) =>
        process.ReadLineAsync(ClientOptions.ConnectPatience + options.Warmup + Margin, cancellationToken);

    /// <summary>Waits for what it measured.</summary>
    public async Task<ClientFigures> FiguresAsync(CancellationToken cancellationToken) =>
        JsonSerializer.Deserialize<ClientFigures>(await process.ReadLineAsync(options.Duration + Margin, cancellationToken), BenchJson.Line)!;

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private static string[] Words(ClientOptions options) =>
    [
        "client",
        "--port", $"{options.Port}",
        "--devices", $"{options.Devices}",
        "--warmup", options.Warmup.TotalSeconds.ToString(CultureInfo.InvariantCulture),
        "--duration", options.Duration.TotalSeconds.ToString(CultureInfo.InvariantCulture),
        "--in-flight", $"{options.InFlight}",
        "--pause", options.Pause.TotalSeconds.ToString(CultureInfo.InvariantCulture),
        "--consoles", $"{options.Consoles}",
        .. options.Token is { } token ? (string[])["--token", token] : [],
        .. options.UntilAll ? (string[])["--until-all"] : [],
    ];
}
