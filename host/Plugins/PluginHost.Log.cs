namespace SmartCampus.Host.Plugins;

internal sealed partial class PluginHost
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Plugin {Plugin} {Version} loaded with {Drivers} drivers")]
    private partial void LogLoaded(string plugin, string? version, int drivers);

    [LoggerMessage(Level = LogLevel.Error, Message = "Plugin {Plugin} is not loaded: {Reason}")]
    private partial void LogFailed(string plugin, string? reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Plugin {Plugin} {Version} unloaded")]
    private partial void LogUnloaded(string plugin, string? version);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Plugin {Plugin} {Version} was unloaded, but something still holds its code in memory")]
    private partial void LogLeaked(string plugin, string? version);

    [LoggerMessage(Level = LogLevel.Error, Message = "Preparing for a change of plugin {Plugin} failed: {Problem}")]
    private partial void LogHookFailed(string plugin, string problem);
}
