namespace SmartCampus.Host;

/// <summary>Small parts of starting and ending.</summary>
internal static partial class Startup
{
    /// <summary>Settings are read at start only: watching their files means watching the whole working folder, and with it every write to the database.</summary>
    public static readonly string[] HostArguments = ["--hostBuilder:reloadConfigOnChange=false"];

    /// <summary>Ends the host when standard input ends: whoever started it is gone.</summary>
    public static async Task StopWithStdinAsync(IHostApplicationLifetime lifetime)
    {
        byte[] buffer = new byte[64];
        await using Stream input = Console.OpenStandardInput();
        while (await input.ReadAsync(buffer, lifetime.ApplicationStopping) > 0)
            continue;
        lifetime.StopApplication();
    }

    [LoggerMessage(1, LogLevel.Information, "Engine: {Engine}")]
    public static partial void LogEngine(ILogger logger, string engine);
}
