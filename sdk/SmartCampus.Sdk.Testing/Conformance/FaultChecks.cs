namespace SmartCampus.Sdk.Testing;

/// <summary>No fault makes a wrong value, an exception that is none of a driver's, or a device that stays away.</summary>
internal static class FaultChecks
{
    private const int Times = 24;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(15);

    private static readonly IReadOnlyList<Fault> Faults = [.. Enum.GetValues<Fault>().Where(f => f != Fault.None)];

    // Where messages are posted there is no connection to break.
    private static readonly Fault[] OfLines = [Fault.Split, Fault.Echo, Fault.Reset, Fault.HalfClose, Fault.Refuse];

    public static IReadOnlyList<Check> All { get; } = [.. Faults.Select(f => new Check(Name(f), s => SurviveAsync(s, f))), new("recovery", RecoverAsync)];

    public static IReadOnlyList<Check> OfMessages { get; } = [.. All.Where(c => OfLines.All(f => Name(f) != c.Name))];

    public static string Name(Fault fault) => $"fault-{char.ToLowerInvariant(fault.ToString()[0])}{fault.ToString()[1..]}";

    private static async Task SurviveAsync(CheckSubject subject, Fault fault)
    {
        if (!subject.IsHeard)
            throw new ConformanceException("the device has neither a line nor messages; exempt the check with that reason");
        await using CheckRun run = await subject.StartHealthyAsync().ConfigureAwait(false);
        if (fault == Fault.Foreign && run.Device.ForeignFrame.Count == 0)
            throw new ConformanceException("the test gives no ForeignFrame; give a valid frame for another device, or exempt the check with a reason");
        DateTimeOffset since = run.Now;
        run.Line.Fault = fault;
        if (fault == Fault.Refuse)
            await BreakAsync(run, fault).ConfigureAwait(false);
        await run.TryUntilAsync(() => run.Line.Done >= Times / 2, Longest / 2).ConfigureAwait(false);
        DateTimeOffset changed = run.Now;
        run.Device.Change?.Invoke();
        await run.TryUntilAsync(() => run.Line.Done >= Times && run.Now > changed + subject.Suite.FollowsWithin + Short, Longest).ConfigureAwait(false);

        if (fault != Fault.Mute && run.Line.Done == 0)
            throw new ConformanceException($"the fault was never met within {Longest.TotalSeconds} s: the driver does not read. {run.Story()}");
        subject.Judge(run, changed);
        if (fault == Fault.Split && run.Failures.Count > 0)
            throw new ConformanceException($"bytes that come one by one are no damage, but {run.Story()}");
    }

    private static async Task RecoverAsync(CheckSubject subject)
    {
        if (!subject.IsHeard)
            throw new ConformanceException("the device has neither a line nor messages; exempt the check with that reason");
        await using CheckRun run = await subject.StartHealthyAsync().ConfigureAwait(false);
        foreach (Fault fault in Faults.Where(f => (f != Fault.Foreign || run.Device.ForeignFrame.Count > 0) && (subject.HasLine || !OfLines.Contains(f))))
        {
            int failed = run.Failures.Count;
            int done = run.Line.Done;
            run.Line.Fault = fault;
            if (fault == Fault.Refuse)
                await BreakAsync(run, fault).ConfigureAwait(false);
            await run.TryUntilAsync(() => run.Failures.Count > failed && run.Line.Done > done, subject.Suite.SilentWithin).ConfigureAwait(false);
            run.Line.Fault = Fault.None;
            DateTimeOffset cleared = run.Now;
            await run.UntilAsync(
                () => CheckSubject.Shows(run, run.Device.Readings, cleared),
                subject.Suite.RecoversWithin,
                $"report {CheckSubject.Text(run.Device.Readings)} again after {Name(fault)} had gone").ConfigureAwait(false);
        }
    }

    // A line is opened when it was broken before.
    private static async Task BreakAsync(CheckRun run, Fault then)
    {
        int done = run.Line.Done;
        run.Line.Fault = Fault.Reset;
        await run.TryUntilAsync(() => run.Line.Done > done, Short).ConfigureAwait(false);
        run.Line.Fault = then;
    }
}
