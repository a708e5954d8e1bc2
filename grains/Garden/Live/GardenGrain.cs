using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using SmartCampus.Grains.Calendar;
using SmartCampus.Grains.Devices;
using SmartCampus.Grains.Garden.Checks;
using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.People;
using SmartCampus.Grains.Garden.Planning;
using SmartCampus.Grains.Garden.Runs;
using SmartCampus.Grains.Garden.Words;
using SmartCampus.Sdk;

namespace SmartCampus.Grains.Garden.Live;

/// <summary>
/// Thin over <see cref="GardenMachine"/> and <see cref="GardenPeople"/>: it gives them the time and what is known, stores what follows, and only
/// then sends the commands. Kept awake: the garden runs though nobody calls it.
/// </summary>
[KeepAlive]
internal sealed partial class GardenGrain(
    GardenServices services,
    [PersistentState("garden", "campus")] IPersistentState<GardenStored> stored,
    ILogger<GardenGrain> logger) : Grain, IGardenGrain
{
    private static readonly TimeSpan Never = Timeout.InfiniteTimeSpan;

    /// <summary>A change of nothing but the time is stored this often; well under the 2 min that count as "in time" after a restart.</summary>
    private static readonly TimeSpan TimeIsStoredEvery = TimeSpan.FromSeconds(45);

    private static readonly TimeSpan TriesAgainAfter = TimeSpan.FromSeconds(2);

    private static readonly Note NotStored = Note.Of("problem.notStored");

    private GardenDocument? document;
    private GardenSetup? setup;
    private GardenStored current = new();
    private DateTimeOffset timeStored;
    private DateTimeOffset activatedAt;
    private ImmutableArray<CriticalRecord> criticalsWritten = [];

    /// <summary>True while what is in memory could not be stored.</summary>
    private bool isUnstored;
    private IGrainTimer? timer;

    private string Id => this.GetPrimaryKeyString();

    private DateTimeOffset Now => services.Time.GetUtcNow();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        timer = this.RegisterGrainTimer(_ => LookAsync(), new GrainTimerCreationOptions { DueTime = Never, Period = Never, KeepAlive = true });
        current = stored.State;
        activatedAt = Now;
        return LoadAsync(cancellationToken);
    }

    public async Task<bool> WakeAsync()
    {
        if (document is null)
            await LoadAsync(CancellationToken.None);
        if (document is null)
            DeactivateOnIdle();
        return document is not null;
    }

    public async Task ConfigureAsync()
    {
        await LookAsync();
        await LoadAsync(CancellationToken.None);
    }

    public Task LookAsync() => setup is null ? Task.CompletedTask : StepAsync(current.Run ?? GardenRunState.New(Now), []);

    public async Task<GardenReply> RequestAsync(GardenRequest request)
    {
        if (setup is null)
            return new GardenReply();
        GardenAnswer answer = GardenPeople.Apply(setup.Garden, current.Run ?? GardenRunState.New(Now), request, Now);
        if (answer.Problem is { } problem)
            return new GardenReply { Live = Live(), Refused = problem };
        bool isDone = await StepAsync(answer.State, answer.Decisions, mustStore: !request.OnlyCloses);
        return new GardenReply { Live = Live(), Refused = isDone ? null : NotStored };
    }

    public async Task<GardenReply> ForecastAsync(ImmutableArray<ForecastDay> days)
    {
        if (setup is null)
            return new GardenReply();
        DateOnly today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, TimeZoneInfo.FindSystemTimeZoneById(setup.Garden.Site.Zone)).DateTime);
        bool isDone = await StepAsync(current.Run ?? GardenRunState.New(Now), [], Forecasts.Merge(current.Forecast, days, today), mustStore: true);
        return new GardenReply { Live = Live(), Refused = isDone ? null : NotStored };
    }

    public async Task<GardenReply> SaveAsync(GardenDefinition definition, int version, string by) =>
        await SaveAsync(GardenEdits.Definition(Id, document, definition, version));

    public async Task<GardenReply> SaveProgrammeAsync(string id, Programme? programme, int version, string by) => document is null
        ? new GardenReply()
        : await SaveAsync(GardenEdits.Programme(document, id, programme, version, by, Now));

    private async Task<GardenReply> SaveAsync(GardenDocument? next)
    {
        if (next is null)
            return new GardenReply { Live = document is null ? null : Live(), IsConflict = true };
        ImmutableArray<GardenProblem> problems = GardenCheck.Find(next.Whole());
        if (!problems.IsEmpty)
            return new GardenReply { Live = document is null ? null : Live(), Problems = problems };
        await LookAsync(); // starts up to now are the old definition's
        bool saved = await services.Store.SaveAsync(next, CancellationToken.None);
        await LoadAsync(CancellationToken.None);
        return new GardenReply { Live = Live(), IsConflict = !saved };
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        document = await services.Store.FindAsync(Id, cancellationToken);
        SchoolCalendar calendar = await services.Store.CalendarAsync(cancellationToken);
        setup = document is null ? null : new GardenSetup(document.Whole(), calendar);
        await LookAsync();
    }

    /// <summary>
    /// One evaluation. The state is stored before anything is sent. While it cannot be stored it goes on in memory, where it only closes and
    /// warns, and is stored as soon as that works: a valve that does not close is locked out and shown although the disk is full.
    /// </summary>
    /// <returns>False when it had to be stored and could not be: then nothing of it was done.</returns>
    private async Task<bool> StepAsync(GardenRunState state, ImmutableArray<Decision> told, ImmutableArray<ForecastDay>? forecast = null, bool mustStore = false)
    {
        GardenInputs inputs = services.Surroundings.Inputs(Id, setup!.Garden) with { Forecast = forecast ?? current.Forecast };
        ImmutableDictionary<string, DeviceFact> facts = services.Surroundings.Facts(setup.Garden, state.Valves.Values.Select(v => v.Device));
        bool mayOpen = !isUnstored;
        GardenOutcome outcome = GardenMachine.Step(setup, state, inputs, facts, Now, mayOpen);
        try
        {
            await StoreAsync(Next(outcome, told, inputs.Forecast), outcome);
        }
        catch (Orleans.Storage.InconsistentStateException)
        {
            DeactivateOnIdle(); // the state is another activation's; this one starts over
            throw;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            if (!isUnstored)
                LogNotStored(Id, e);
            isUnstored = true;
            if (mustStore)
            {
                Rearm(Now); // what runs must end all the same
                return false;
            }
            outcome = GardenMachine.Step(setup, state, inputs, facts, Now, mayOpen: false);
            current = Next(outcome, told, inputs.Forecast);
        }
        await SendAsync(outcome.State, outcome.Actions);
        if (!isUnstored)
            await WriteRecordAsync(); // before it is shown: who sees the new view finds its lines
        services.Surroundings.Show(Live(inputs, facts));
        Rearm(isUnstored ? Now + TriesAgainAfter : mayOpen ? outcome.NextDue : Now);
        return true;
    }

    private GardenStored Next(GardenOutcome outcome, ImmutableArray<Decision> told, ImmutableArray<ForecastDay> forecast)
    {
        ImmutableArray<Decision> lines = [.. told, .. outcome.Decisions];
        return new GardenStored
        {
            Run = outcome.State,
            LastLine = current.LastLine + lines.Length,
            Unwritten = [.. current.Unwritten, .. lines],
            UnwrittenNeeds = [.. current.UnwrittenNeeds, .. outcome.Needs],
            Forecast = forecast,
        };
    }

    private async Task StoreAsync(GardenStored next, GardenOutcome outcome)
    {
        GardenStored known = stored.State;
        bool only = !isUnstored && known.Run is { } before && outcome.Actions.IsEmpty && next.LastLine == known.LastLine && next.Forecast.SequenceEqual(known.Forecast)
            && GardenStates.AreSame(before, outcome.State) && Now - timeStored < TimeIsStoredEvery && Now >= timeStored;
        if (!only)
        {
            stored.State = next;
            try
            {
                await stored.WriteStateAsync();
            }
            catch
            {
                stored.State = known;
                throw;
            }
            timeStored = Now;
            if (isUnstored)
                LogStoredAgain(Id);
            isUnstored = false;
        }
        current = next;
    }

    private async Task SendAsync(GardenRunState state, IEnumerable<GardenAction> actions)
    {
        foreach (GardenAction action in actions)
        {
            if (services.Surroundings.CommandOf(action.Device, action.Kind is GardenActionKind.Open or GardenActionKind.SupplyOn) is not { } command)
            {
                LogNoCommand(Id, action.Kind, action.Device);
                continue;
            }
            try
            {
                Commands.CommandAnswer answer = await GrainFactory.GetGrain<IDeviceGrain>(action.Device).ExecuteAsync(GardenCommands.Make(Id, state, action, command));
                if (answer.Problem is { } problem)
                    LogRefused(Id, action.Kind, action.Device, problem.Detail);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                LogNotSent(Id, action.Kind, action.Device, e); // not read back, so it is asked again
            }
        }
    }

    /// <summary>Puts lines and critical records where people look them up. Until that works they are kept in the state.</summary>
    private async Task WriteRecordAsync()
    {
        try
        {
            if (!current.Unwritten.IsEmpty)
            {
                await services.Store.AddLinesAsync(Id, current.LastLine - current.Unwritten.Length + 1, current.Unwritten, CancellationToken.None);
                current = current with { Unwritten = [] };
            }
            if (!current.UnwrittenNeeds.IsEmpty)
            {
                await services.Store.SaveNeedsAsync(Id, current.UnwrittenNeeds, CancellationToken.None);
                current = current with { UnwrittenNeeds = [] };
            }
            ImmutableArray<CriticalRecord> records = current.Run!.Criticals;
            List<CriticalRecord> changed = [.. records.Except(criticalsWritten)];
            if (changed.Count == 0)
                return;
            await services.Store.SaveCriticalsAsync(Id, changed, CancellationToken.None);
            foreach (CriticalRecord record in changed.Where(c => c.Device is not null && criticalsWritten.All(w => w.Id != c.Id) && c.At >= activatedAt.AddMinutes(-1)))
                services.Timeline.Add(new(record.Device!, record.At, Timeline.TimelineKind.Safety, "garden", PropertyValue.Of(Id), record.What.Code, GardenCommands.Platform));
            criticalsWritten = records;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogNotRecorded(Id, e);
        }
    }

    private GardenLive Live() => Live(
        services.Surroundings.Inputs(Id, setup!.Garden) with { Forecast = current.Forecast }, services.Surroundings.Facts(setup.Garden, current.Run?.Valves.Values.Select(v => v.Device) ?? []));

    private GardenLive Live(GardenInputs inputs, ImmutableDictionary<string, DeviceFact> facts) =>
        new(document!, setup!.Calendar, current.Run ?? GardenRunState.New(Now), inputs, facts, Now, services.Surroundings.Problems(setup.Garden), isUnstored);

    private void Rearm(DateTimeOffset due)
    {
        TimeSpan wait = due - Now;
        wait = wait < GardenRules.LooksEvery ? wait : GardenRules.LooksEvery;
        timer!.Change(wait <= TimeSpan.Zero ? TimeSpan.FromMilliseconds(1) : wait, Never);
    }
}
