namespace SmartCampus.Sdk.Testing;

/// <summary>A healthy device is connected and reported as it is.</summary>
internal static class ReportChecks
{
    public static IReadOnlyList<Check> All { get; } = [new("connect", ConnectAsync), new("report", ReportAsync), new("report-changes", ChangesAsync)];

    private static async Task ConnectAsync(CheckSubject subject)
    {
        await using CheckRun run = subject.Start();

        await run.UntilAsync(() => run.Context.IsOnline, subject.Suite.ConnectsWithin, "come online").ConfigureAwait(false);

        if (!run.Failures.All(f => f.Error is null)) // anything else is for the other checks
            throw new ConformanceException($"the device was healthy, but {run.Story()}");
    }

    private static async Task ReportAsync(CheckSubject subject)
    {
        string[] unnamed = [.. subject.Model.Properties.Select(p => p.Name).Except(subject.Suite.MakeDevice().Readings.Names).Except(subject.Suite.NotReported)];
        if (unnamed.Length > 0)
            throw new ConformanceException($"the test expects nothing of {string.Join(", ", unnamed)}; add them to the device's Readings or to NotReported");
        await using CheckRun run = await subject.StartHealthyAsync().ConfigureAwait(false);
        subject.Judge(run, run.Device.Readings);
        DateTimeOffset since = run.Now;
        bool again = await run.TryUntilAsync(() => run.Now > since && CheckSubject.Shows(run, run.Device.Readings, since.AddTicks(1)), subject.Suite.FollowsWithin).ConfigureAwait(false);
        subject.Judge(run, run.Device.Readings);
        if (!again && subject.IsHeard)
            throw new ConformanceException($"it did not report {CheckSubject.Text(run.Device.Readings)} again within {subject.Suite.FollowsWithin.TotalSeconds} s. {run.Story()}");
        if (!run.Failures.All(f => f.Error is null))
            throw new ConformanceException($"the device was healthy, but {run.Story()}");
    }

    private static async Task ChangesAsync(CheckSubject subject)
    {
        await using CheckRun run = await subject.StartHealthyAsync().ConfigureAwait(false);
        if (run.Device.Change is not { } change)
            throw new ConformanceException("the test does not change the device; give Change and ChangedReadings, or exempt the check with a reason");
        DateTimeOffset changed = run.Now;
        change();

        await run.UntilAsync(() => CheckSubject.Shows(run, run.Device.ChangedReadings, changed), subject.Suite.FollowsWithin, $"report {CheckSubject.Text(run.Device.ChangedReadings)} after the device had changed").ConfigureAwait(false);
        subject.Judge(run, run.Device.Readings, run.Device.ChangedReadings);
    }
}
