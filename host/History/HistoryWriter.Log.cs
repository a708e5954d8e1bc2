namespace SmartCampus.Host.History;

internal sealed partial class HistoryWriter
{
    [LoggerMessage(Level = LogLevel.Error, Message = "History cannot be written; points wait, and the oldest are dropped when too many do")]
    private partial void LogFailing(Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "History is written again; {Dropped} points were lost")]
    private partial void LogRecovered(long dropped);
}
