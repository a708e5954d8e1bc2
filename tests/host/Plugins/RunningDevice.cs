using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Tests.Plugins;

/// <summary>A context that lets a driver poll until it waits for the first time.</summary>
internal sealed class RunningDevice : IDeviceContext
{
    private readonly TaskCompletionSource waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string DeviceId => "test";

    public ILine Line => throw new DeviceException(ErrorCode.NotConfigured);

    public TimeProvider Time => TimeProvider.System;

    public ILogger Logger => NullLogger.Instance;

    public Task FirstWait => waiting.Task;

    public List<Reading> Readings { get; } = [];

    public void Report(in Reading reading) => Readings.Add(reading);

    public void Raise(DeviceEvent deviceEvent)
    {
    }

    public async ValueTask WaitAsync(TimeSpan interval, CancellationToken cancellationToken)
    {
        waiting.TrySetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
    }
}
