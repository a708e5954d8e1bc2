using System.Collections.Concurrent;
using SmartCampus.Grains.Commands;
using SmartCampus.Grains.Devices;

namespace SmartCampus.Host.Tests.Drivers;

/// <summary>Takes reports as the engine would deliver them; each call ends when the test says so.</summary>
internal sealed class ReportingGrain : IDeviceGrain
{
    private readonly ConcurrentQueue<DeviceReport> reports = new();

    /// <summary>What has arrived.</summary>
    public IReadOnlyList<DeviceReport> Reports => [.. reports];

    /// <summary>How the next calls end.</summary>
    public Task Answer { get; set; } = Task.CompletedTask;

    public Task ReportAsync(DeviceReport report)
    {
        reports.Enqueue(report);
        return Answer;
    }

    public Task<DeviceState?> GetAsync() => throw new NotSupportedException();

    public Task<bool> WakeAsync() => throw new NotSupportedException();

    public Task ConfigureAsync() => throw new NotSupportedException();

    public Task<CommandAnswer> ExecuteAsync(CommandRequest request) => throw new NotSupportedException();

    public Task<bool> BeginAsync(string command) => throw new NotSupportedException();

    public Task FinishAsync(CommandResult result) => throw new NotSupportedException();
}
