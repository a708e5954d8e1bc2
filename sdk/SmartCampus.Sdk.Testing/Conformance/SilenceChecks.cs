namespace SmartCampus.Sdk.Testing;

/// <summary>A mute device is reported in time, and a driver ends when it is told to, wherever it is.</summary>
internal static class SilenceChecks
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    public static IReadOnlyList<Check> All { get; } = [new("silence", SilenceAsync), new("cancellation", CancellationAsync)];

    private static async Task SilenceAsync(CheckSubject subject)
    {
        await using (CheckRun mute = subject.Start(Fault.Mute))
        {
            if (subject.HasLine)
                await mute.UntilAsync(() => IsReported(mute, DateTimeOffset.MinValue), subject.Suite.SilentWithin, "report a device that is mute from the beginning").ConfigureAwait(false);
            subject.Judge(mute);
        }
        await using CheckRun run = await subject.StartHealthyAsync().ConfigureAwait(false);
        DateTimeOffset since = run.Now;
        run.Line.Fault = Fault.Mute;

        await run.UntilAsync(() => IsReported(run, since), subject.Suite.SilentWithin, "report a device that went mute").ConfigureAwait(false);
    }

    /// <summary>The run failed for it, or everything that had a value has an error.</summary>
    private static bool IsReported(CheckRun run, DateTimeOffset since)
    {
        if (run.Failures.Any(f => f.At >= since && IsSilence(f.Error)))
            return true;
        string[] valued = [.. run.Device.Readings.Where(r => !r.Value.IsNone).Select(r => r.Key)];
        return valued.Length > 0 && valued.All(name => run.Context.Readings.LastOrDefault(r => r.Reading.Property == name) is { Reading.Error: { } error } last && last.At >= since && IsSilence(error));
    }

    private static bool IsSilence(DeviceError? error) => error?.Code is ErrorCode.TimedOut or ErrorCode.Unreachable;

    private static async Task CancellationAsync(CheckSubject subject)
    {
        CheckRun waiting = await subject.StartHealthyAsync().ConfigureAwait(false);
        await EndAsync(waiting, "while it waited").ConfigureAwait(false);
        if (!subject.HasLine)
            return;
        CheckRun reading = await subject.StartHealthyAsync().ConfigureAwait(false);
        reading.Line.Fault = Fault.Mute;
        for (TimeSpan passed = TimeSpan.Zero; passed < subject.Suite.SilentWithin && !reading.IsReading; passed += Step)
            await reading.TryUntilAsync(() => reading.IsReading, Step).ConfigureAwait(false);
        await EndAsync(reading, "while it waited for a mute device's answer").ConfigureAwait(false);
    }

    private static async Task EndAsync(CheckRun run, string when)
    {
        bool ended = await run.StopAsync().ConfigureAwait(false);
        if (!ended)
            throw new ConformanceException($"cancelled {when}, it did not end within {run.Patience.TotalSeconds} s of real time; pass the token on to every wait");
        await run.DisposeAsync().ConfigureAwait(false);
        if (run.OpenTurns > 0)
            throw new ConformanceException($"cancelled {when}, it kept its turn on the line; dispose the turn in every case");
    }
}
