using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using SmartCampus.Host.Uplinks;

namespace SmartCampus.Host.Demo;

/// <summary>
/// Tells the demo campus's network server where to post and with which token: in a file beside the seed, for its owner only, so that the token is on
/// no command line and in no log. Each start makes a new token, which takes the place of the one before.
/// </summary>
internal sealed partial class DemoUplinks(DemoOptions options, UplinkSourceStore sources, IServer server, ILogger<DemoUplinks> logger) : IHostedLifecycleService
{
    private const string Source = "demo-campus";
    private const string FileName = "uplinks.json";

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Now it is known where the host listens. Writes the file; without a demo campus only removes what is left of one.</summary>
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (options.ControlUrl is null || options.SeedFile is null || AddressOf(server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []) is not { } address)
        {
            await sources.RemoveAsync(Source, cancellationToken);
            return;
        }
        string token = UplinkSourceStore.NewToken();
        await sources.SetAsync(Source, token, cancellationToken);
        string file = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(options.SeedFile))!, FileName);
        try
        {
            string fresh = file + ".new";
            File.Delete(fresh);
            await OwnersFile.WriteAsync(fresh, JsonSerializer.Serialize(new { url = $"{address}/api/uplinks/{Source}", token }), cancellationToken);
            File.Move(fresh, file, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNotWritten(file, e.Message);
        }
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The first plain address as one that a program on this machine can use; <see langword="null"/> when there is none.</summary>
    internal static string? AddressOf(IEnumerable<string> addresses)
    {
        if (addresses.FirstOrDefault(a => a.StartsWith("http://", StringComparison.OrdinalIgnoreCase)) is not { } first)
            return null;
        var address = new Uri(first.Replace("//*", "//localhost", StringComparison.Ordinal).Replace("//+", "//localhost", StringComparison.Ordinal));
        bool isAny = address.Host is "0.0.0.0" or "[::]";
        return isAny ? $"http://localhost:{address.Port}" : address.GetLeftPart(UriPartial.Authority);
    }

    [LoggerMessage(1, LogLevel.Warning, "The demo campus's radio sensors stay silent: {File} cannot be written: {Reason}")]
    private partial void LogNotWritten(string file, string reason);
}
