using Microsoft.Extensions.Logging;
using SmartCampus.Grains.Garden.Runs;

namespace SmartCampus.Grains.Garden.Live;

/// <content>What it logs.</content>
internal sealed partial class GardenGrain
{
    [LoggerMessage(1, LogLevel.Error, "Garden {Garden} could not store its state; it only closes until it can")]
    private partial void LogNotStored(string garden, Exception exception);

    [LoggerMessage(6, LogLevel.Information, "Garden {Garden} can store its state again")]
    private partial void LogStoredAgain(string garden);

    [LoggerMessage(2, LogLevel.Error, "Garden {Garden}: device {Device} has no command for {Kind}")]
    private partial void LogNoCommand(string garden, GardenActionKind kind, string device);

    [LoggerMessage(3, LogLevel.Warning, "Garden {Garden}: {Kind} of {Device} was refused: {Problem}")]
    private partial void LogRefused(string garden, GardenActionKind kind, string device, string problem);

    [LoggerMessage(4, LogLevel.Warning, "Garden {Garden}: {Kind} of {Device} was not sent")]
    private partial void LogNotSent(string garden, GardenActionKind kind, string device, Exception exception);

    [LoggerMessage(5, LogLevel.Error, "Garden {Garden} could not write its record; it is kept and written later")]
    private partial void LogNotRecorded(string garden, Exception exception);
}
