using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace SmartCampus.Sdk.Testing;

/// <summary>The device context of a supervised run on simulated time: records all, runs commands inside the waits.</summary>
internal sealed class CheckContext(ILine? line, SimulatedTime time, CancellationToken stop) : IListeningContext
{
    private readonly ConcurrentQueue<Func<Task>> commands = [];
    private readonly ConcurrentQueue<SeenReading> readings = [];
    private TaskCompletionSource ordered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<DeviceEvent> events = [];
    private int reports;
    private int waits;

    public string DeviceId => "conformance";

    public ILine Line => line ?? throw new DeviceException(ErrorCode.NotConfigured, "noLine", "This device has no line.");

    public TimeProvider Time => time.Driver;

    public ILogger Logger => NullLogger.Instance;

    public IReadOnlyCollection<SeenReading> Readings => readings;

    public IReadOnlyCollection<DeviceEvent> Events => events;

    /// <summary>The device is online from its first report or wait; one whose messages are posted only from its first report.</summary>
    public bool IsOnline => Volatile.Read(ref reports) > 0 || (!IsPosted && Volatile.Read(ref waits) > 0);

    public bool IsPosted { get; init; }

    public int Waits => Volatile.Read(ref waits);

    /// <summary>True while the driver waits for its next poll or a command.</summary>
    public bool IsWaiting { get; private set; }

    public void Report(in Reading reading)
    {
        Interlocked.Increment(ref reports);
        readings.Enqueue(new SeenReading(reading, time.GetUtcNow()));
        time.Pulse();
    }

    public void Raise(DeviceEvent deviceEvent)
    {
        Interlocked.Increment(ref reports);
        events.Enqueue(deviceEvent);
        time.Pulse();
    }

    public async ValueTask WaitAsync(TimeSpan interval, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref waits);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stop);
        DateTimeOffset due = time.GetUtcNow() + interval;
        IsWaiting = true;
        try
        {
            await time.WaitAsync(due, () => !commands.IsEmpty, either.Token).ConfigureAwait(false);
        }
        finally
        {
            IsWaiting = false;
        }
        await RunCommandAsync(either.Token).ConfigureAwait(false);
    }

    /// <summary>For a driver whose device speaks by itself: the read that it awaits is what moves the clock, not this wait.</summary>
    public async ValueTask WaitAsync(Task until, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref waits);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stop);
        (IsWaiting, time.IsListening) = (true, true);
        try
        {
            while (commands.IsEmpty && !until.IsCompleted)
                await Task.WhenAny(until, Volatile.Read(ref ordered).Task).WaitAsync(either.Token).ConfigureAwait(false);
        }
        finally
        {
            (IsWaiting, time.IsListening) = (false, false);
        }
        await RunCommandAsync(either.Token).ConfigureAwait(false);
    }

    /// <summary>Lets a command run inside the next wait.</summary>
    public void Order(Func<Task> command)
    {
        commands.Enqueue(command);
        Interlocked.Exchange(ref ordered, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        time.Pulse();
    }

    /// <summary>Takes back what has not begun.</summary>
    public bool TakeBack()
    {
        bool any = !commands.IsEmpty;
        commands.Clear();
        return any;
    }

    private async ValueTask RunCommandAsync(CancellationToken stopped)
    {
        stopped.ThrowIfCancellationRequested();
        if (commands.TryDequeue(out Func<Task>? command))
            await command().ConfigureAwait(false);
    }
}
