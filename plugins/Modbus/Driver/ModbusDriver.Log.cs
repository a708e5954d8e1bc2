using Microsoft.Extensions.Logging;

namespace SmartCampus.Plugins.Modbus.Driver;

internal sealed partial class ModbusDriver
{
    [LoggerMessage(1, LogLevel.Information, "Reading back after {Command} failed ({Reason}): {Problem}")]
    private static partial void LogReadBackFailed(ILogger logger, string command, string reason, string problem);
}
