using System.Collections.Concurrent;
using System.Diagnostics;

namespace SmartCampus.Benchmarks.Client;

/// <summary>One measurement: connect, warm up, measure. Reading blocks a thread of its own, as nothing else in this process matters.</summary>
internal sealed class ClientRun(ClientOptions options) : IDisposable
{
    private static readonly TimeSpan KeepAliveEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan DrainEvery = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentDictionary<long, TaskCompletionSource> waiting = new();
    private readonly List<ConsoleSocket> consoles = [];
    private readonly StateTracker tracker = new(options.Devices);
    private readonly CancellationTokenSource commandsEnd = new();
    private CommandLoad? load;
    private long messages;
    private long bytes;

    public async Task<ClientFigures> RunAsync(Action onMeasuring, CancellationToken cancellationToken)
    {
        IConsoleProtocol protocol = NewProtocol();
        await ConnectAsync(protocol, cancellationToken);
        var watch = Stopwatch.StartNew();
        Read(protocol, watch, options.Warmup, untilAll: true, cancellationToken); // a platform may lose commands to devices that it has not reached yet
        Task commands = StartCommands();
        Read(protocol, watch, options.Warmup, untilAll: false, cancellationToken);
        messages = bytes = 0;
        tracker.StartMeasuring();
        load?.StartMeasuring();
        onMeasuring();
        Read(protocol, watch, options.Warmup + options.Duration, options.UntilAll, cancellationToken);
        var figures = new ClientFigures(
            (watch.Elapsed - options.Warmup).TotalSeconds, tracker.Figures(), load?.Figures(), messages, bytes, protocol.Gaps);
        await commandsEnd.CancelAsync();
        await commands;
        return figures;
    }

    public void Dispose()
    {
        consoles.ForEach(c => c.Dispose());
        commandsEnd.Dispose();
    }

    private IConsoleProtocol NewProtocol() => options.Token is null ? new LimitProtocol(tracker, OnCommandEnd) : new HubProtocol(tracker);

    private void OnCommandEnd(long command)
    {
        if (waiting.TryRemove(command, out TaskCompletionSource? end))
            end.TrySetResult();
    }

    private async Task ConnectAsync(IConsoleProtocol protocol, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        while (consoles.Count < options.Consoles)
        {
            if (ConsoleSocket.TryConnect(options.Port, protocol.Path, options.Token) is { } console)
            {
                (consoles.Count == 0 ? protocol : NewProtocol()).Open(console);
                consoles.Add(console);
                continue;
            }
            if (Stopwatch.GetElapsedTime(start) > ClientOptions.ConnectPatience)
                throw new TimeoutException($"Nobody took a console on port {options.Port} for {ClientOptions.ConnectPatience.TotalSeconds} s.");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, cancellationToken);
        }
    }

    private Task StartCommands()
    {
        if (options.InFlight == 0)
            return Task.CompletedTask;
        List<ICommandLane> lanes = [.. Enumerable.Range(0, options.InFlight).Select(NewLane)];
        load = new CommandLoad(lanes, options.Devices, options.Pause);
        return load.RunAsync(commandsEnd.Token);
    }

    private ICommandLane NewLane(int lane) => options.Token is { } token ? new HttpLane(options.Port, token) : new LimitLane(consoles[0], waiting, lane);

    private void Read(IConsoleProtocol protocol, Stopwatch watch, TimeSpan until, bool untilAll, CancellationToken cancellationToken)
    {
        TimeSpan alive = watch.Elapsed;
        TimeSpan drained = alive;
        while (watch.Elapsed < until && !(untilAll && tracker.HasAll))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (watch.Elapsed - alive > KeepAliveEvery)
            {
                alive = watch.Elapsed;
                consoles.ForEach(protocol.KeepAlive);
            }
            if (consoles.Count > 1 && watch.Elapsed - drained > DrainEvery)
            {
                drained = watch.Elapsed;
                consoles.Skip(1).ToList().ForEach(c => c.Drain());
            }
            if (!consoles[0].TryRead(out ReadOnlyMemory<byte> message))
                continue;
            messages++;
            bytes += message.Length;
            protocol.Take(consoles[0], message.Span);
        }
    }
}
