using Microsoft.Extensions.Logging;

namespace SmartCampus.Grains.Devices;

internal sealed partial class DeviceGrain
{
    /// <summary>Told once when a device goes bad and once when it is well again, whatever happens in between.</summary>
    private void LogAvailability(Availability before, Availability after)
    {
        bool wasBad = before.State is AvailabilityState.Offline or AvailabilityState.Degraded;
        bool isBad = after.State is AvailabilityState.Offline or AvailabilityState.Degraded;
        if (isBad && !wasBad)
            LogBad(Id, after.State, after.Reason, after.Detail);
        else if (wasBad && !isBad)
            LogBack(Id, after.State);
        else
            LogMoved(Id, after.State, after.Reason);
    }

    [LoggerMessage(1, LogLevel.Warning, "{Device} is {State}: {Reason}; {Detail}")]
    private partial void LogBad(string device, AvailabilityState state, string? reason, string? detail);

    [LoggerMessage(3, LogLevel.Information, "{Device} is back: {State}")]
    private partial void LogBack(string device, AvailabilityState state);

    [LoggerMessage(4, LogLevel.Debug, "{Device} is now {State} ({Reason})")]
    private partial void LogMoved(string device, AvailabilityState state, string? reason);

    [LoggerMessage(2, LogLevel.Information, "{Device}: the lease of {Trait} has ended, sending {Command}")]
    private partial void LogTurnOff(string device, string trait, string command);

    [LoggerMessage(5, LogLevel.Error, "{Device}: {Command} cannot be written down; it makes safe, so it is sent all the same")]
    private partial void LogNotRecorded(string device, string command, Exception exception);
}
