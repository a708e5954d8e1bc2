using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace SmartCampus.Sdk.Testing;

/// <summary>Nothing of a driver stays behind: no turn, timer or wait, no file handle, and no thread, task or static that holds its load context.</summary>
internal static class LeakChecks
{
    private const int Cycles = 20;
    private const int Many = Cycles / 2;
    private const int Batches = 8;
    private const int Collections = 100;
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static IReadOnlyList<Check> All { get; } = [new("no-leaks", LeakAsync), new("unload", UnloadAsync)];

    private static async Task LeakAsync(CheckSubject subject)
    {
        foreach (Fault fault in subject.HasLine ? [Fault.None, Fault.Mute, Fault.Reset, Fault.HalfClose, Fault.Corrupt] : new[] { Fault.None })
        {
            CheckRun run = await subject.StartHealthyAsync().ConfigureAwait(false);
            run.Line.Fault = fault;
            await run.TryUntilAsync(() => run.Failures.Count > 1, subject.Suite.SilentWithin).ConfigureAwait(false);
            await run.DisposeAsync().ConfigureAwait(false);
            await ExpectNothingAsync(run, fault == Fault.None ? "after a healthy run" : $"after a run with {FaultChecks.Name(fault)}").ConfigureAwait(false);
        }
        await ExpectNoHandlesAsync(subject).ConfigureAwait(false);
    }

    private static async Task ExpectNothingAsync(CheckRun run, string when)
    {
        long start = Stopwatch.GetTimestamp();
        while (Left(run) is not null && Stopwatch.GetElapsedTime(start) < run.Patience)
            await Task.Delay(Pause).ConfigureAwait(false);
        if (Left(run) is { } left)
            throw new ConformanceException($"{when} and its end {left}");
        int reported = run.Context.Readings.Count;
        run.Time.Allow(run.Now + Later);
        run.Time.MoveToNext();
        await Task.Delay(Pause).ConfigureAwait(false);
        if (run.Context.Readings.Count > reported)
            throw new ConformanceException($"{when} and its end it still reported {run.Context.Readings.Last()}");
    }

    private static string? Left(CheckRun run) => run switch
    {
        { OpenTurns: > 0 } => "it still held its turn on the line; dispose the turn in every case",
        { Time.DriverTimers: > 0 } => $"{run.Time.DriverTimers} of its timers were still set; dispose timers and token sources",
        { Time.Parked: > 0 } => "one of its tasks still waited; await every task that you start",
        _ => null,
    };

    // Others in this process open and close files meanwhile: who grows in every batch, by about one for each run, has left something.
    private static async Task ExpectNoHandlesAsync(CheckSubject subject)
    {
        int grown = Many;
        for (int batch = 0; batch < Batches && grown >= Many; batch++)
        {
            int before = Handles();
            for (int i = 0; i < Cycles; i++)
            {
                await using CheckRun run = subject.Start();
                await run.TryUntilAsync(() => run.Context.IsOnline, subject.Suite.ConnectsWithin).ConfigureAwait(false);
            }
            grown = Handles() - before;
        }
        if (grown >= Many)
            throw new ConformanceException($"after {Cycles} runs the process holds {grown} more file handles than before, and so {Batches} times over");
    }

    private static int Handles()
    {
        using var process = Process.GetCurrentProcess();
        return process.HandleCount;
    }

    private static async Task UnloadAsync(CheckSubject subject)
    {
        WeakReference context = await UseAsync(subject).ConfigureAwait(false);
        for (int i = 0; i < Collections && context.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Delay(Pause).ConfigureAwait(false);
        }
        if (context.IsAlive)
            throw new ConformanceException("the plugin's load context is still alive after it was unloaded; a thread, a timer, a task, a static event or a cache still holds something of the plugin");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> UseAsync(CheckSubject subject)
    {
        var context = new PluginLoadContext(subject.Suite.Plugin.Location);
        await RunAsync(subject, context).ConfigureAwait(false);
        context.Unload();
        return new WeakReference(context);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task RunAsync(CheckSubject subject, PluginLoadContext context)
    {
        DriverDescriptor loaded = CheckSubject.Find(context.LoadPlugin(), subject.Suite.Folder, subject.Suite.Driver);
        var again = new CheckSubject(subject.Suite, loaded);
        await using CheckRun run = await again.StartHealthyAsync().ConfigureAwait(false);
        foreach (ConformanceCommand command in run.Device.Commands)
            await run.CommandAsync(command, Fault.None, subject.Suite.SilentWithin).ConfigureAwait(false);
        run.Line.Fault = Fault.Mute;
        await run.TryUntilAsync(() => run.Failures.Count > 0, subject.Suite.SilentWithin).ConfigureAwait(false);
    }
}
