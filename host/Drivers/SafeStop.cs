using System.Collections.Immutable;
using SmartCampus.Grains.Commands;
using SmartCampus.Host.Api;
using SmartCampus.Host.Commands;
using SmartCampus.Host.Feed;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Drivers;

/// <summary>Before the host stops in order, or a plugin is unloaded: turns off what may not stay on without anybody watching it (the traits' safety blocks). What does not answer keeps its stored lease and is turned off as soon as its driver is there again.</summary>
internal sealed partial class SafeStop(DeviceFeed feed, CommandService commands, ILogger<SafeStop> logger) : IHostedService
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => TurnOffAsync(feed.Slots, cancellationToken);

    /// <summary>Turns off what the devices of these drivers may not leave on.</summary>
    public Task TurnOffAsync(IReadOnlyCollection<string> drivers, CancellationToken cancellationToken) =>
        TurnOffAsync(feed.Slots.Where(s => drivers.Contains(s.Configuration.Driver)), cancellationToken);

    private Task TurnOffAsync(IEnumerable<FeedSlot> slots, CancellationToken cancellationToken) => Task.WhenAll(
        from slot in slots
        from safety in slot.Model?.Traits.Select(t => t.Safety).OfType<SafetyDefinition>() ?? []
        where slot.State.Find(safety.Property) is { Error: null } reading && reading.Value == safety.On
        select TurnOffAsync(slot.Configuration.Id, safety.Off, cancellationToken));

    private async Task TurnOffAsync(string device, string command, CancellationToken cancellationToken)
    {
        ImmutableDictionary<string, PropertyValue> none = ImmutableDictionary<string, PropertyValue>.Empty;
        var request = new CommandRequest($"stop-{Guid.NewGuid():N}", command, none, none, "platform", Longest);
        try
        {
            LedgerEntry entry = await commands.ExecuteAsync(device, request, Longest, cancellationToken);
            LogTurnedOff(device, command, entry.State);
        }
        catch (Exception e) when (e is ApiProblem or TimeoutException or OperationCanceledException)
        {
            LogLeftOn(device, command, e.Message);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{Device}: {Command} before the stop: {State}")]
    private partial void LogTurnedOff(string device, string command, CommandState state);

    [LoggerMessage(2, LogLevel.Warning, "{Device}: {Command} before the stop did not work, it follows when its driver is there again: {Problem}")]
    private partial void LogLeftOn(string device, string command, string problem);
}
