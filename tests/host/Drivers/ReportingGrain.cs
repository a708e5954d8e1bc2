using System.Collections.Concurrent;
using SmartCampus.Grains.Commands;
using SmartCampus.Grains.Devices;

namespace SmartCampus.Host.Tests.Drivers;

/// <summary>Takes reports as the engine would deliver them; each call ends when the test says so.</summary>
internal sealed class ReportingGrain : IDeviceGrain
{
    private readonly ConcurrentQueue<DeviceReport> reports = new();
    private readonly ConcurrentQueue<CommandResult> results = new();

    /// <summary>What has arrived.</summary>
    public IReadOnlyList<DeviceReport> Reports => [.. reports];

    /// <summary>How commands ended.</summary>
    public IReadOnlyList<CommandResult> Results => [.. results];

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

    public Task<bool> BeginAsync(string command) => Task.FromResult(true);

    public Task FinishAsync(CommandResult result)
    {
        results.Enqueue(result);
        if (result.Report is { } report)
            reports.Enqueue(report);
        return Task.CompletedTask;
    }
}
