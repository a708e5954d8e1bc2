using Microsoft.Extensions.Logging;
using Orleans.StandIn.Activation;
using Orleans.StandIn.Invocation;

namespace Orleans.StandIn.Silo;

internal sealed partial class GrainSilo
{
    public void LogActivationFailed(GrainTarget activation, Exception exception) => ActivationFailed(_logger, activation.GrainId, exception);

    public void LogDeactivationFailed(GrainTarget activation, Exception exception) => DeactivationFailed(_logger, activation.GrainId, exception);

    public void LogTimerFailed(GrainTarget activation, Exception exception) => TimerFailed(_logger, activation.GrainId, exception);

    public void LogOneWayFailed(Call call, Exception exception) => OneWayFailed(_logger, call.Shape, exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "Embedded grain engine started.")]
    private partial void LogStarted();

    [LoggerMessage(Level = LogLevel.Information, Message = "Embedded grain engine stopped.")]
    private partial void LogStopped();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Grains were still at work when the time for stopping was over.")]
    private partial void LogStopCutShort();

    [LoggerMessage(Level = LogLevel.Error, Message = "Grain {GrainId} could not be activated.")]
    private static partial void ActivationFailed(ILogger logger, GrainId grainId, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "Grain {GrainId} failed while it was deactivated.")]
    private static partial void DeactivationFailed(ILogger logger, GrainId grainId, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A timer of grain {GrainId} failed; it ticks on.")]
    private static partial void TimerFailed(ILogger logger, GrainId grainId, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "One-way call {Call} failed.")]
    private static partial void OneWayFailed(ILogger logger, CallShape call, Exception exception);
}
