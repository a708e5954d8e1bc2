using System.Collections.Concurrent;
using SmartCampus.Host.Api;
using SmartCampus.Host.Drivers;
using SmartCampus.Host.Feed;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Uplinks;

/// <summary>Brings what network servers post to the drivers of the devices, and counts what became of it. Any thread.</summary>
internal sealed partial class UplinkService(DriverSessions sessions, DeviceFeed feed, Keeper keeper, TimeProvider time, ILogger<UplinkService> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5); // network servers give up after 10 s

    private readonly ConcurrentDictionary<string, UplinkCounts> counts = new(StringComparer.Ordinal);

    /// <summary>What has come from a source since the host started.</summary>
    public UplinkCounts CountsOf(string source) => counts.GetOrAdd(source, _ => new UplinkCounts());

    /// <summary>Forgets a source that was removed.</summary>
    public void Forget(string source) => counts.TryRemove(source, out _);

    /// <summary>Gives a message to whom it belongs.</summary>
    /// <exception cref="ApiProblem">A driver is too busy or not there yet; the sender is to try again, a message that was taken in after all is then a repeated one.</exception>
    public async Task<UplinkAnswer> TakeAsync(string source, PushMessage message, CancellationToken cancellationToken)
    {
        UplinkCounts seen = CountsOf(source);
        IReadOnlyList<(string Device, Task<PushResult> Result)>? given = Find(message);
        if (given is null)
            throw Busy(seen, message, "Devices are being started");
        (string Device, PushResult? Result)[] results = await WaitAsync(given, cancellationToken);
        if (results.Any(r => r.Result is null || r.Result.IsForAgain))
            throw Busy(seen, message, $"The driver of {string.Join(", ", results.Where(r => r.Result is null || r.Result.IsForAgain).Select(r => r.Device))} is busy");
        UplinkDevice[] devices = [.. results.Select(r => Of(r.Device, r.Result!))];
        UplinkOutcome outcome = devices.Select(d => d.Outcome).DefaultIfEmpty(UplinkOutcome.UnknownDevice).Max();
        if (outcome == UplinkOutcome.UnknownDevice && seen.Of(outcome) == 0)
            LogUnknown(source);
        seen.Add(outcome, message);
        return new UplinkAnswer(outcome, devices);
    }

    /// <summary>Gives the message to its devices; <see langword="null"/> when none is found and one may be missing, while the host starts or a plugin or a device is replaced.</summary>
    private IReadOnlyList<(string Device, Task<PushResult> Result)>? Find(PushMessage message)
    {
        if (sessions.Deliver(message) is { Count: > 0 } found)
            return found;
        bool areAllThere = AreAllThere(); // before another look, and after it: whatever is replaced meanwhile is missed by one of them
        return sessions.Deliver(message) is { Count: > 0 } later ? later : areAllThere && AreAllThere() ? [] : null;
    }

    private bool AreAllThere() => keeper.IsReady && !sessions.AreStarting && feed.Slots.All(s => sessions.Has(s.Configuration.Id));

    /// <summary>The results that come in time; nothing for those that do not.</summary>
    private async Task<(string Device, PushResult? Result)[]> WaitAsync(IReadOnlyList<(string Device, Task<PushResult> Result)> given, CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(given.Select(g => g.Result)).WaitAsync(Patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // Told to the sender below, by name.
        }
        return await Task.WhenAll(given.Select(async g => (g.Device, g.Result.IsCompleted ? await g.Result : null)));
    }

    private static ApiProblem Busy(UplinkCounts seen, PushMessage message, string why)
    {
        seen.Add(UplinkOutcome.Busy, message);
        return new ApiProblem(StatusCodes.Status503ServiceUnavailable, "busy", $"{why}; try again.");
    }

    private static UplinkDevice Of(string device, PushResult result) => new(
        device,
        result.Outcome switch
        {
            PushOutcome.Taken => UplinkOutcome.Taken,
            PushOutcome.Repeated => UplinkOutcome.Repeated,
            PushOutcome.Ignored => UplinkOutcome.Ignored,
            _ => UplinkOutcome.Refused,
        },
        result.Reason);

    [LoggerMessage(1, LogLevel.Warning, "Uplinks from {Source} name devices that are not configured here; GET /api/uplinks/sources shows the latest")]
    private partial void LogUnknown(string source);
}
