using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using SmartCampus.Grains.Commands;
using SmartCampus.Grains.Feed;
using SmartCampus.Grains.Safety;
using SmartCampus.Sdk;

namespace SmartCampus.Grains.Devices;

/// <summary>
/// Thin over <see cref="DeviceState"/>, <see cref="CommandBook"/> and <see cref="SafetyWatch"/>: it feeds them, stores what they say must
/// be stored, and only then lets the driver session act. Kept awake: the device runs though nobody calls it.
/// </summary>
[KeepAlive]
internal sealed partial class DeviceGrain(DeviceServices services, ILogger<DeviceGrain> logger) : Grain, IDeviceGrain
{
    private const string LeasesName = "leases";

    private static readonly TimeSpan Never = Timeout.InfiniteTimeSpan;

    private DeviceConfiguration? configuration;
    private DeviceModel? model;
    private DeviceState state = DeviceState.Empty(0, default);
    private CommandBook book = new();
    private GrainState<DeviceLeases>? leases; // only of a device with a safety block; most have none to read at a start
    private SafetyWatch? safety;
    private IFeedSlot? slot;
    private IGrainTimer? timer;
    private DateTimeOffset timerDue = DateTimeOffset.MaxValue;

    private string Id => this.GetPrimaryKeyString();

    private DateTimeOffset Now => services.Time.GetUtcNow();

    public override Task OnActivateAsync(CancellationToken cancellationToken) => StartAsync(cancellationToken);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => services.Sessions.StopAsync(Id);

    public Task<DeviceState?> GetAsync() => Task.FromResult(configuration is null ? null : state);

    public Task<bool> WakeAsync()
    {
        if (configuration is null)
            DeactivateOnIdle();
        return Task.FromResult(configuration is not null);
    }

    public async Task ConfigureAsync()
    {
        await services.Sessions.StopAsync(Id);
        await StartAsync(CancellationToken.None);
        if (configuration is null)
        {
            services.Feed.Remove(Id);
            DeactivateOnIdle();
        }
    }

    public Task ReportAsync(DeviceReport report)
    {
        DeviceState before = state;
        if (!TakeIn(report))
            return Task.CompletedTask;
        return FollowUpAsync(before);
    }

    public async Task<CommandAnswer> ExecuteAsync(CommandRequest request)
    {
        if (configuration is null)
            return Problem("notFound", $"Device '{Id}' is not configured.");
        if (book.Find(request.Id) is { } known)
            return Again(known, request);
        if (model is null)
            return Problem("conflict", $"Device '{Id}' has driver '{configuration.Driver}', which is not loaded.");
        if (model.Command(request.Command) is not { } command)
            return Problem("unknownCommand", $"Device '{Id}' has no command '{request.Command}'; it has {Names(model.Commands)}.");
        ImmutableDictionary<string, string> errors = CommandCheck.Arguments(command, request.Arguments, out ImmutableDictionary<string, PropertyValue> arguments);
        if (!errors.IsEmpty)
            return new CommandAnswer(null, new CommandProblem("invalid", string.Join("; ", errors.Values), errors));
        return await AcceptAsync(request, command, arguments);
    }

    public async Task<bool> BeginAsync(string command)
    {
        if (book.Find(command) is not { } waiting || model?.Command(waiting.Command) is not { } definition || book.Begin(command, Now) is not { } sent)
            return false;
        if (safety is not null && safety.Grant(definition, sent.Arguments, Now))
            await StoreLeasesAsync();
        await MoveAsync([sent]);
        Rearm();
        return true;
    }

    public async Task FinishAsync(CommandResult result)
    {
        DeviceState before = state;
        if (result.Report is { } report)
            TakeIn(report);
        LedgerEntry? finished = book.Finish(result, Now);
        IReadOnlyList<LedgerEntry> measured = book.Measure(state, Now);
        if (finished is not null && measured.All(m => m.Id != finished.Id))
            await MoveAsync([finished]);
        await MoveAsync(measured);
        await FollowUpAsync(before);
        Rearm();
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        configuration = await services.Registry.FindAsync(Id, cancellationToken);
        book = new CommandBook();
        if (configuration is null)
            return;
        model = services.Sessions.FindModel(configuration.Driver);
        state = DeviceState.Empty(model?.Properties.Count ?? 0, Now);
        safety = model?.Traits.Any(t => t.Safety is not null) == true ? new SafetyWatch(model, (leases ??= await ReadLeasesAsync()).State!) : null;
        IReadOnlyList<LedgerEntry> open = await services.Ledger.ListOpenAsync(Id, cancellationToken);
        TimeSpan? staleAfter = services.Sessions.Start(configuration, this.AsReference<IDeviceGrain>());
        slot = services.Feed.Announce(configuration, model, state, staleAfter); // before the session's first report, which waits for this turn to end
        await RestoreAsync(open);
        Rearm();
    }

    /// <summary>Commands that a crash or a swap left open: late ones end, unsent ones are sent, sent ones are unknown until read back.</summary>
    private async Task RestoreAsync(IReadOnlyList<LedgerEntry> open)
    {
        foreach (LedgerEntry entry in open)
        {
            if (model?.Command(entry.Command) is not { } definition)
                continue;
            if (book.Restore(entry, definition, Now) is { } moved)
                await MoveAsync([moved]);
            else
                Submit(entry);
        }
    }

    private bool TakeIn(DeviceReport report)
    {
        if (model is null || slot is null)
            return report.Link.IsUp ? false : TakeInWithoutModel(report);
        report = ReadingCheck.Check(model, report);
        (DeviceState next, DeviceChange change) = state.Apply(report, model);
        if (ReferenceEquals(next, state))
            return false;
        DeviceHistory.Write(services, Id, model, report, state, next, change);
        if (change.Availability)
            LogAvailability(state.Availability, next.Availability);
        state = next;
        slot.Publish(next, change);
        return true;
    }

    private bool TakeInWithoutModel(DeviceReport report)
    {
        Availability next = AvailabilityRule.Next(state.Availability, report.Link, [], report.At);
        if (ReferenceEquals(next, state.Availability))
            return false;
        LogAvailability(state.Availability, next);
        state = state with { Availability = next, Version = state.Version + 1 };
        slot?.Publish(state, new DeviceChange(0, Availability: true));
        return true;
    }

    private Task FollowUpAsync(DeviceState before)
    {
        IReadOnlyList<LedgerEntry> moved = book.Measure(state, Now);
        bool leased = safety is not null && safety.Observe(state, s => book.IsProving(s.Property, s.On), Now);
        if (moved.Count == 0 && !leased && ReferenceEquals(before.Availability, state.Availability))
            return Task.CompletedTask;
        return StoreAsync(moved, leased);
    }

    private async Task StoreAsync(IReadOnlyList<LedgerEntry> moved, bool leased)
    {
        try
        {
            if (leased)
                await StoreLeasesAsync();
            await MoveAsync(moved);
        }
        finally // a disk that is full ends no lease later
        {
            await TurnOffAsync();
            Rearm();
        }
    }

    private async Task<CommandAnswer> AcceptAsync(CommandRequest request, CommandDefinition command, ImmutableDictionary<string, PropertyValue> arguments)
    {
        string? unmet = CommandCheck.Expectation(request.Expect, state);
        LedgerEntry entry = EntryOf(request, command, arguments, unmet is null);
        LedgerEntry? known;
        try
        {
            known = await services.Ledger.AddAsync(entry);
        }
        catch (Exception e) when (e is not OutOfMemoryException && unmet is null && MakesSafe(command))
        {
            // A full disk must not keep a valve open: what makes safe is sent though it cannot be written down. What opens is not.
            LogNotRecorded(Id, command.Name, e);
            Submit(entry, isRecorded: false);
            return new CommandAnswer(entry, null);
        }
        if (known is not null)
            return Again(known, request);
        services.Feed.Publish(entry);
        if (unmet is not null)
            return new CommandAnswer(entry, new CommandProblem("expectationFailed", unmet, ImmutableDictionary<string, string>.Empty));
        await MoveAsync(book.Accept(entry, command, entry.CreatedAt));
        Submit(entry);
        Rearm();
        return new CommandAnswer(entry, null);
    }

    /// <summary>The id is known: the same command has the known entry as answer, another one under its name would have a false one.</summary>
    private CommandAnswer Again(LedgerEntry known, CommandRequest request) =>
        known.Device != Id ? Problem("conflict", $"Command id '{request.Id}' belongs to another device.")
        : CommandCheck.IsSame(known, request, model?.Command(request.Command)) ? new CommandAnswer(known, null)
        : Problem("conflict", $"Command id '{request.Id}' is that of {known.Command}, as it was given first; another command needs an id of its own.");

    private LedgerEntry EntryOf(CommandRequest request, CommandDefinition command, ImmutableDictionary<string, PropertyValue> arguments, bool isAccepted)
    {
        DateTimeOffset now = Now;
        var step = new CommandStep(isAccepted ? CommandState.Accepted : CommandState.Refused, now) { Note = request.Note };
        return new LedgerEntry(
            request.Id, Id, command.Name, arguments, request.Expect, request.By, now + (request.Deadline ?? command.Deadline),
            isAccepted ? null : CommandReasons.ExpectationFailed, null, [step])
        {
            NeedsProof = command.Proof is not null,
        };
    }

    private bool MakesSafe(CommandDefinition command) => model!.Traits.Any(t => t.Safety?.Off == command.Name);

    private void Submit(LedgerEntry entry, bool isRecorded = true) =>
        services.Sessions.Submit(Id, new SessionCommand(entry.Id, new CommandCall(entry.Command, entry.Arguments), entry.Deadline, isRecorded));

    /// <summary>Stores and tells newer states of commands.</summary>
    private async Task MoveAsync(IReadOnlyList<LedgerEntry> entries)
    {
        foreach (LedgerEntry entry in entries)
        {
            await services.Ledger.UpdateAsync(entry);
            services.Feed.Publish(entry);
            if (entry.IsOver)
                services.Timeline.Add(DeviceHistory.Entry(entry));
        }
    }

    private async Task OnTimeAsync(CancellationToken cancellationToken)
    {
        timerDue = DateTimeOffset.MaxValue;
        await StoreAsync(book.PassTime(state, Now), leased: false);
    }

    private async Task TurnOffAsync()
    {
        foreach ((string trait, string command) in safety?.Due(Now) ?? [])
        {
            LogTurnOff(Id, trait, command);
            services.Timeline.Add(new(Id, Now, Timeline.TimelineKind.Safety, command, PropertyValue.None, "leaseEnded", "platform"));
            await ExecuteAsync(new CommandRequest(
                $"safety-{Guid.NewGuid():N}", command, ImmutableDictionary<string, PropertyValue>.Empty, ImmutableDictionary<string, PropertyValue>.Empty, "platform", null));
        }
    }

    private async Task<GrainState<DeviceLeases>> ReadLeasesAsync()
    {
        var stored = new GrainState<DeviceLeases>(new DeviceLeases());
        await services.States.ReadStateAsync(LeasesName, this.GetGrainId(), stored);
        return stored;
    }

    private Task StoreLeasesAsync()
    {
        leases!.State = safety!.Leases;
        return services.States.WriteStateAsync(LeasesName, this.GetGrainId(), leases);
    }

    private void Rearm()
    {
        DateTimeOffset due = safety is not null && safety.NextDue < book.NextDue ? safety.NextDue : book.NextDue;
        if (due == timerDue)
            return;
        timerDue = due;
        TimeSpan wait = due == DateTimeOffset.MaxValue ? Never : due - Now;
        timer ??= this.RegisterGrainTimer(OnTimeAsync, new GrainTimerCreationOptions { DueTime = Never, Period = Never, KeepAlive = true });
        timer.Change(wait != Never && wait <= TimeSpan.Zero ? TimeSpan.FromMilliseconds(1) : wait, Never);
    }

    private static CommandAnswer Problem(string code, string detail) =>
        new(null, new CommandProblem(code, detail, ImmutableDictionary<string, string>.Empty));

    private static string Names(IReadOnlyList<CommandDefinition> commands) =>
        commands.Count == 0 ? "none" : string.Join(", ", commands.Select(c => c.Name));
}
