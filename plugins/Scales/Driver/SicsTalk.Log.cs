using Microsoft.Extensions.Logging;

namespace SmartCampus.Plugins.Scales.Driver;

internal sealed partial class SicsTalk
{
    [LoggerMessage(1, LogLevel.Warning, "{Device}: the scale has restarted; its tare is asked for again")]
    private static partial void LogRestarted(ILogger logger, string device);
}
