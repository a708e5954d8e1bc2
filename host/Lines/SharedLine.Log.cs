using Microsoft.Extensions.Logging;

namespace SmartCampus.Host.Lines;

internal sealed partial class SharedLine
{
    [LoggerMessage(Level = LogLevel.Debug, Message = "Line {Line} opened")]
    private partial void LogOpened(string line);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Line {Line} is down: {Reason} ({Detail})")]
    private partial void LogDown(string line, string reason, string? detail);

    [LoggerMessage(Level = LogLevel.Information, Message = "Line {Line} is up again")]
    private partial void LogUp(string line);
}
