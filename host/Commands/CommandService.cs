using Orleans;
using SmartCampus.Grains.Commands;
using SmartCampus.Grains.Devices;
using SmartCampus.Host.Api;
using SmartCampus.Host.Feed;

namespace SmartCampus.Host.Commands;

/// <summary>Gives commands to devices and, when asked, waits for their end.</summary>
internal sealed class CommandService
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, CommandEnd> waiting = new(StringComparer.Ordinal);
    private readonly IGrainFactory grains;
    private readonly DeviceFeed feed;
    private readonly TimeProvider time;

    public CommandService(IGrainFactory grains, DeviceFeed feed, TimeProvider time)
    {
        this.grains = grains;
        this.feed = feed;
        this.time = time;
        feed.CommandMoved += OnMoved;
    }

    /// <summary>Returns the ledger entry: as accepted, or its end when that came within <paramref name="wait"/>.</summary>
    /// <exception cref="ApiProblem">The command breaks a rule; nothing was sent.</exception>
    public async Task<LedgerEntry> ExecuteAsync(string device, CommandRequest request, TimeSpan wait, CancellationToken cancellationToken)
    {
        if (wait <= TimeSpan.Zero)
            return await SubmitAsync(device, request);
        CommandEnd end = Join(request.Id);
        try
        {
            LedgerEntry entry = await SubmitAsync(device, request);
            if (entry.IsOver)
                return entry;
            return await end.Entry.WaitAsync(wait, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return await SubmitAsync(device, request);
        }
        finally
        {
            Leave(request.Id, end);
        }
    }

    /// <summary>Several may wait for one command: each for as long as it likes.</summary>
    private CommandEnd Join(string id)
    {
        lock (gate)
        {
            if (!waiting.TryGetValue(id, out CommandEnd? end))
                waiting[id] = end = new CommandEnd();
            end.Waiters++;
            return end;
        }
    }

    private void Leave(string id, CommandEnd end)
    {
        lock (gate)
        {
            if (--end.Waiters == 0)
                waiting.Remove(id);
        }
    }

    private async Task<LedgerEntry> SubmitAsync(string device, CommandRequest request)
    {
        CommandAnswer answer = await GrainOf(device).ExecuteAsync(request);
        return answer.Problem is { } problem
            ? throw new ApiProblem(StatusOf(problem.Code), problem.Code, problem.Detail, problem.Errors)
            : answer.Entry!;
    }

    private IDeviceGrain GrainOf(string device) =>
        feed.TryFind(device, out FeedSlot? slot) ? slot.Grain ??= grains.GetGrain<IDeviceGrain>(device) : grains.GetGrain<IDeviceGrain>(device);

    private void OnMoved(LedgerEntry entry)
    {
        if (!entry.IsOver)
            return;
        lock (gate)
        {
            if (waiting.TryGetValue(entry.Id, out CommandEnd? end))
                end.Set(entry);
        }
    }

    private static int StatusOf(string code) => code switch
    {
        "notFound" or "unknownCommand" => StatusCodes.Status404NotFound,
        "invalid" => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status409Conflict,
    };
}
