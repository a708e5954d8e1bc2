using Microsoft.Extensions.Logging;
using SmartCampus.Host.Drivers;
using SmartCampus.Host.Tests.Lines;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Tests.Drivers;

public sealed class DriverEndTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DisposeAsync_DriverThrows_IsLoggedAndGoesNoFurther(bool asynchronous)
    {
        var sink = new LogSink();

        await DriverEnd.DisposeAsync(asynchronous ? new ThrowingLater() : new ThrowingAtOnce(), "lamp", sink.CreateLogger("x"));

        Assert.Contains("lamp: its driver failed while it was disposed", Assert.Single(sink.Entries).Text, StringComparison.Ordinal);
    }

    private sealed class ThrowingAtOnce : IDriver, IDisposable
    {
        public Task RunAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose() => throw new InvalidOperationException("no");
    }

    private sealed class ThrowingLater : IDriver, IAsyncDisposable
    {
        public Task RunAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public async ValueTask DisposeAsync()
        {
            await Task.Yield();
            throw new InvalidOperationException("no");
        }
    }
}
