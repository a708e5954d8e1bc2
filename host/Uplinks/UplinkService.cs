using System.Collections.Concurrent;
using SmartCampus.Host.Api;
using SmartCampus.Host.Drivers;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Uplinks;

/// <summary>Brings what network servers post to the drivers of the devices, and counts what became of it. Any thread.</summary>
internal sealed partial class UplinkService(DriverSessions sessions, TimeProvider time, ILogger<UplinkService> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5); // network servers give up after 10 s

    private readonly ConcurrentDictionary<string, UplinkCounts> counts = new(StringComparer.Ordinal);

    /// <summary>What has come from a source since the host started.</summary>
    public UplinkCounts CountsOf(string source) => counts.GetOrAdd(source, _ => new UplinkCounts());

    /// <summary>Forgets a source that was removed.</summary>
    public void Forget(string source) => counts.TryRemove(source, out _);

    /// <summary>Gives a message to whom it belongs.</summary>
    /// <exception cref="ApiProblem">A driver is too busy; the sender may try again, a message that was taken in after all is then a repeated one.</exception>
    public async Task<UplinkAnswer> TakeAsync(string source, PushMessage message, CancellationToken cancellationToken)
    {
        IReadOnlyList<(string Device, Task<PushResult> Result)> given = sessions.Deliver(message);
        try
        {
            await Task.WhenAll(given.Select(g => g.Result)).WaitAsync(Patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new ApiProblem(StatusCodes.Status503ServiceUnavailable, "busy", $"The driver of {string.Join(", ", given.Where(g => !g.Result.IsCompleted).Select(g => g.Device))} is busy; try again.");
        }
        UplinkDevice[] devices = await Task.WhenAll(given.Select(async g => Of(g.Device, await g.Result)));
        UplinkOutcome outcome = devices.Select(d => d.Outcome).DefaultIfEmpty(UplinkOutcome.UnknownDevice).Max();
        UplinkCounts seen = CountsOf(source);
        if (outcome == UplinkOutcome.UnknownDevice && seen.Of(outcome) == 0)
            LogUnknown(source);
        seen.Add(outcome, message);
        return new UplinkAnswer(outcome, devices);
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
