using Microsoft.Extensions.Logging;

namespace SmartCampus.Plugins.Osdp;

/// <content>What the log says.</content>
public sealed partial class OsdpDoor
{
    [LoggerMessage(1, LogLevel.Information, "The reader is set up anew ({Cause}): {Detail}")]
    private static partial void LogRestart(ILogger logger, string cause, string detail);

    [LoggerMessage(2, LogLevel.Information, "The reader refuses {Command} with NAK {Code}")]
    private static partial void LogRefused(ILogger logger, string command, byte code);

    [LoggerMessage(3, LogLevel.Information, "Reading back failed: {Problem}")]
    private static partial void LogReadBackFailed(ILogger logger, string problem);
}
