using Microsoft.Extensions.Logging;

namespace SmartCampus.Plugins.Osdp.Driver;

internal sealed partial class DoorReports
{
    // Never the data: it may be a code.
    [LoggerMessage(1, LogLevel.Warning, "The reader sent an event {Code} of {Length} bytes whose parts do not fit; it is dropped")]
    private static partial void LogMalformed(ILogger logger, byte code, int length);
}
