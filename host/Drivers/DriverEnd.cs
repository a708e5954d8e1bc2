using SmartCampus.Sdk;

namespace SmartCampus.Host.Drivers;

/// <summary>How a driver is let go.</summary>
internal static partial class DriverEnd
{
    /// <summary>Disposes the driver, if it wants that. Never throws.</summary>
    public static async ValueTask DisposeAsync(IDriver? driver, string device, ILogger logger)
    {
        try
        {
            if (driver is IAsyncDisposable asynchronous)
                await asynchronous.DisposeAsync();
            else if (driver is IDisposable disposable)
                disposable.Dispose();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The plugin border: a driver that fails at its end must not take its session's end with it.
            LogFailed(logger, device, e);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "{Device}: its driver failed while it was disposed")]
    private static partial void LogFailed(ILogger logger, string device, Exception exception);
}
