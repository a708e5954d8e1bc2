using Microsoft.Extensions.Logging;

namespace SmartCampus.Plugins.OpenSprinkler.Driver;

internal sealed partial class StationDriver
{
    [LoggerMessage(1, LogLevel.Information, "Reading back after the station was started failed ({Reason}): {Problem}")]
    private static partial void LogReadBackFailed(ILogger logger, string reason, string problem);
}
