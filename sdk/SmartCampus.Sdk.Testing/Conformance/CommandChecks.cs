namespace SmartCampus.Sdk.Testing;

/// <summary>Each command is done, proved, and never done twice.</summary>
internal static class CommandChecks
{
    private static readonly Fault[] Losses =
        [Fault.Mute, Fault.Delay, Fault.Drop, Fault.Corrupt, Fault.Truncate, Fault.Duplicate, Fault.Garbage, Fault.Echo, Fault.Reset, Fault.HalfClose];

    public static IEnumerable<Check> Of(IReadOnlyList<string> commands) =>
        commands.SelectMany(name => new[] { new Check($"command {name}", s => DoAsync(s, name)), new Check($"once {name}", s => OnceAsync(s, name)) });

    private static async Task DoAsync(CheckSubject subject, string name)
    {
        await using CheckRun run = await subject.StartHealthyAsync().ConfigureAwait(false);
        ConformanceCommand command = Find(run, name);
        CommandDefinition definition = subject.Model.Command(name)!;
        DateTimeOffset since = run.Now;

        CommandOutcome outcome = await run.CommandAsync(command, Fault.None, subject.Suite.SilentWithin).ConfigureAwait(false);

        if (!outcome.IsAcknowledged)
            throw new ConformanceException($"the device was healthy, but the command {(outcome.IsEnded ? $"failed with {outcome.Failure!.GetType().Name}: {outcome.Failure.Message}" : "did not end")}", outcome.Failure);
        if (command.Done != 1)
            throw new ConformanceException($"the driver says that it is done, but the device did it {command.Done} times");
        ExpectedReadings after = After(command, definition);
        await run.UntilAsync(
            () => CheckSubject.Shows(run, after, since),
            (definition.Proof?.Window ?? TimeSpan.Zero) + subject.Suite.FollowsWithin,
            $"report {CheckSubject.Text(after)} after the command").ConfigureAwait(false);
        if (command.Done != 1)
            throw new ConformanceException($"the device did it {command.Done} times in the end");
    }

    private static async Task OnceAsync(CheckSubject subject, string name)
    {
        // A fault that the protocol cannot see is exempt here too.
        foreach (Fault fault in subject.HasLine ? Losses.Where(f => !subject.Suite.Exempt.ContainsKey(FaultChecks.Name(f))) : [Fault.None])
        {
            await using CheckRun run = await subject.StartHealthyAsync().ConfigureAwait(false);
            ConformanceCommand command = Find(run, name);

            CommandOutcome outcome = await run.CommandAsync(command, fault, subject.Suite.SilentWithin).ConfigureAwait(false);
            int done = command.Done;
            Judge(outcome, done, fault);

            run.Line.Fault = Fault.None;
            DateTimeOffset cleared = run.Now;
            await run.TryUntilAsync(() => run.Context.Readings.Any(r => r.At > cleared && r.Reading.Error is null), subject.Suite.RecoversWithin).ConfigureAwait(false);
            if (command.Done > Math.Max(done, 1) || (command.Done > done && outcome.IsEnded))
                throw new ConformanceException($"with {FaultChecks.Name(fault)} the command had ended, and was done (again) later: {command.Done} times");
            subject.Judge(run, run.Device.Readings, After(command, subject.Model.Command(name)!));
        }
    }

    private static void Judge(CommandOutcome outcome, int done, Fault fault)
    {
        string when = $"with {FaultChecks.Name(fault)}";
        if (!outcome.IsEnded)
            throw new ConformanceException($"{when} the command never ended; it must end at its deadline or before");
        if (done > 1)
            throw new ConformanceException($"{when} the device did the command {done} times; a lost answer is no reason to send again");
        if (outcome.Failure is not (null or DeviceException or OperationCanceledException))
            throw new ConformanceException($"{when} it threw {outcome.Failure.GetType().Name}: {outcome.Failure.Message}", outcome.Failure);
        if (outcome.IsAcknowledged && done == 0)
            throw new ConformanceException($"{when} the driver says that it is done, and the device did nothing");
        if (outcome.Failure is DeviceException { AfterSending: false } e && done > 0)
            throw new ConformanceException($"{when} the driver says {e.Error.Reason} before sending (AfterSending is false), but the device has done it");
    }

    private static ConformanceCommand Find(CheckRun run, string name) =>
        run.Device.Commands.FirstOrDefault(c => c.Name == name)
        ?? throw new ConformanceException($"the test does not try '{name}'; add it to the device's Commands");

    private static ExpectedReadings After(ConformanceCommand command, CommandDefinition definition)
    {
        ExpectedReadings after = [];
        if (definition.Proof is { } proof)
            after.Add(proof.Property, proof.Value);
        foreach ((string property, PropertyValue value) in command.Then)
            after.Add(property, value);
        return after;
    }
}
