using SmartCampus.Sdk;

namespace SmartCampus.Host.Drivers;

/// <summary>How a driver is let go.</summary>
internal static class DriverEnd
{
    public static async ValueTask DisposeAsync(IDriver? driver)
    {
        if (driver is IAsyncDisposable asynchronous)
            await asynchronous.DisposeAsync();
        else if (driver is IDisposable disposable)
            disposable.Dispose();
    }
}
