using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace SmartCampus.Sdk.Testing;

/// <summary>A device context that records what a driver reports; its waits end when the test says so. See <see cref="DriverRun"/>.</summary>
/// <param name="line">The device's line; none for a driver that has none.</param>
public sealed class TestDeviceContext(ILine? line = null) : IListeningContext
{
    private readonly ConcurrentQueue<Reading> readings = [];
    private readonly ConcurrentQueue<DeviceEvent> events = [];
    private readonly Channel<Func<TimeSpan, Task>> orders = Channel.CreateUnbounded<Func<TimeSpan, Task>>();
    private readonly Channel<TimeSpan> waits = Channel.CreateUnbounded<TimeSpan>();

    /// <inheritdoc/>
    public string DeviceId { get; init; } = "test";

    /// <inheritdoc/>
    public ILine Line => line ?? throw new DeviceException(ErrorCode.NotConfigured, "line", "the test gave no line");

    /// <inheritdoc/>
    public TimeProvider Time { get; init; } = new ManualTime { PassesDelays = true };

    /// <inheritdoc/>
    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>Everything reported so far, oldest first.</summary>
    public IReadOnlyCollection<Reading> Readings => readings;

    /// <summary>Every event raised so far, oldest first.</summary>
    public IReadOnlyCollection<DeviceEvent> Events => events;

    /// <summary>The last reading of a property; <see langword="null"/> when there was none.</summary>
    public Reading? Latest(string property)
    {
        Reading[] found = [.. readings.Where(r => r.Property == property)];
        return found.Length == 0 ? null : found[^1];
    }

    /// <summary>Forgets what was reported so far.</summary>
    public void Clear()
    {
        readings.Clear();
        events.Clear();
    }

    /// <inheritdoc/>
    public void Report(in Reading reading) => readings.Enqueue(reading);

    /// <inheritdoc/>
    public void Raise(DeviceEvent deviceEvent) => events.Enqueue(deviceEvent);

    /// <inheritdoc/>
    public async ValueTask WaitAsync(TimeSpan interval, CancellationToken cancellationToken)
    {
        waits.Writer.TryWrite(interval);
        Func<TimeSpan, Task> order = await orders.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        await order(interval).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask WaitAsync(Task until, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(until);
        if (waits.Reader.Count == 0)
            waits.Writer.TryWrite(TimeSpan.Zero); // a driver that listens comes here with each message
        using var orderEnd = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<bool> ordered = orders.Reader.WaitToReadAsync(orderEnd.Token).AsTask();
        await Task.WhenAny(ordered, until).ConfigureAwait(false);
        await orderEnd.CancelAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (orders.Reader.TryRead(out Func<TimeSpan, Task>? order))
            await order(TimeSpan.Zero).ConfigureAwait(false);
    }

    internal Task<TimeSpan> WaitingAsync(CancellationToken cancellationToken) => waits.Reader.ReadAsync(cancellationToken).AsTask();

    internal void Order(Func<TimeSpan, Task> order) => orders.Writer.TryWrite(order);

    internal Task PassAsync(TimeSpan interval)
    {
        (Time as ManualTime)?.Advance(interval);
        return Task.CompletedTask;
    }
}
