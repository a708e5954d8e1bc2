using System.Runtime.CompilerServices;
using SmartCampus.Grains.Devices;
using SmartCampus.Host.Lines;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Drivers;

/// <summary>What a driver gets: reports go to the buffer, commands run and messages are taken in inside <see cref="WaitAsync"/>.</summary>
internal sealed partial class DeviceContext(string device, LineHandle? line, DeviceContextParts parts, CancellationToken sessionEnd) : IListeningContext
{
    private const long LongestSleep = 60_000;

    private long lastDue = -1;

    public string DeviceId { get; } = device;

    public ILine Line => line ?? throw new DeviceException(ErrorCode.NotConfigured, "noLine", $"The settings of '{DeviceId}' name no line.");

    public TimeProvider Time { get; } = parts.Time;

    public ILogger Logger { get; } = parts.Logger;

    /// <summary>Calls the driver's command code; set once the driver is made.</summary>
    internal Func<CommandCall, CancellationToken, Task>? Execute { get; set; }

    /// <summary>The driver, when it takes messages in; set once the driver is made. Its device is online by the messages that it takes, not by its waits.</summary>
    internal IPushReceiver? Receiver { get; set; }

    public void Report(in Reading reading)
    {
        parts.Reports.Set(Link.Up);
        parts.Reports.Add(reading);
    }

    public void Raise(DeviceEvent deviceEvent)
    {
        parts.Reports.Set(Link.Up);
        parts.Reports.Add(deviceEvent);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask WaitAsync(TimeSpan interval, CancellationToken cancellationToken)
    {
        BeginWait();
        parts.Reports.Flush();
        long step = (long)interval.TotalMilliseconds;
        long due = NextDue(step);
        using (cancellationToken == sessionEnd ? default : cancellationToken.Register(static s => ((PollSignal)s!).Wake(), parts.Signal))
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                sessionEnd.ThrowIfCancellationRequested();
                if (await RunNextAsync())
                    break;
                if (parts.Wheel.Now >= due)
                {
                    lastDue = due;
                    if (!parts.FirstRound.LeavesOut(step))
                        break;
                    due += step;
                }
                await parts.Signal.WaitAsync(due);
            }
        }
        parts.Watchdog.Work();
    }

    /// <remarks>Does not flush: a device that speaks a hundred times a second would make as many calls; the buffer passes it on by itself.</remarks>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask WaitAsync(Task until, CancellationToken cancellationToken)
    {
        BeginWait();
        if (!until.IsCompleted)
            until.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(parts.Signal.Wake);
        using (cancellationToken == sessionEnd ? default : cancellationToken.Register(static s => ((PollSignal)s!).Wake(), parts.Signal))
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                sessionEnd.ThrowIfCancellationRequested();
                if (await RunNextAsync())
                    break;
                if (until.IsCompleted)
                    break;
                line?.Keep();
                await parts.Signal.WaitAsync(parts.Wheel.Now + LongestSleep);
            }
        }
        parts.Watchdog.Work();
    }

    /// <summary>Runs a queued command now; for drivers whose commands may run at any time.</summary>
    internal async Task RunAsync(SessionCommand command)
    {
        long? before = line?.Writes; // without a line nobody can tell
        parts.Watchdog.Work();
        using (line?.BeUrgent())
            await parts.Runner.RunAsync(command, Execute!, () => before is null || line!.Writes != before, sessionEnd);
        parts.Watchdog.Rest();
    }

    private void BeginWait()
    {
        parts.Watchdog.Rest();
        if (Receiver is null)
            parts.Reports.Set(Link.Up);
        parts.Online();
    }

    /// <summary>Runs one thing that waits for the driver; false when there is none.</summary>
    private ValueTask<bool> RunNextAsync()
    {
        if (parts.Commands.Take() is { } command)
            return RunToEndAsync(command);
        if (parts.Pushes.Take() is not { } delivery)
            return ValueTask.FromResult(false);
        parts.Watchdog.Work();
        if (Receiver is { } receiver)
            Give(delivery, receiver);
        else
            delivery.Refuse(PushResult.Away);
        parts.Watchdog.Rest();
        return ValueTask.FromResult(true);
    }

    private void Give(PushDelivery delivery, IPushReceiver receiver)
    {
        PushResult result = delivery.GiveTo(receiver, out Exception? failure);
        if (failure is not null)
            LogRefused(Logger, DeviceId, failure is DeviceException e ? e.Error.Reason : failure.ToString(), failure.Message);
        if (result.Outcome == PushOutcome.Taken)
            parts.Reports.Set(Link.Up);
        delivery.Complete(result);
    }

    private async ValueTask<bool> RunToEndAsync(SessionCommand command)
    {
        await RunAsync(command);
        return true;
    }

    /// <summary>Keeps the period: due times follow each other by the interval; one that was missed is not made up. The first lies anywhere in the interval, so that devices started together spread out.</summary>
    private long NextDue(long interval)
    {
        long now = parts.Wheel.Now;
        if (lastDue < 0)
            return lastDue = now + Random.Shared.NextInt64(interval + 1);
        long due = lastDue + interval;
        if (lastDue > now)
            return Math.Min(lastDue, now + interval);
        return due >= now ? due : now;
    }

    [LoggerMessage(1, LogLevel.Warning, "{Device}: a message that was posted for it cannot be used: {Reason}; {Detail}")]
    private static partial void LogRefused(ILogger logger, string device, string reason, string detail);
}
