using Orleans;
using Orleans.Concurrency;
using SmartCampus.Grains.Commands;

namespace SmartCampus.Grains.Devices;

/// <summary>One device: a position on campus. Its key is the device's id.</summary>
[Alias("device")]
public interface IDeviceGrain : IGrainWithStringKey
{
    /// <summary>What is known now; <see langword="null"/> when no such device is configured.</summary>
    [AlwaysInterleave, Alias("get")]
    Task<DeviceState?> GetAsync();

    /// <summary>Wakes the device, so that its driver runs. False when no such device is configured.</summary>
    [Alias("wake")]
    Task<bool> WakeAsync();

    /// <summary>The configuration was added, changed or removed in the registry, or its plugin was swapped: start over with what is there now.</summary>
    [Alias("configure")]
    Task ConfigureAsync();

    /// <summary>The driver session tells what it read.</summary>
    [Alias("report")]
    Task ReportAsync(DeviceReport report);

    /// <summary>Carries out a command: writes it to the ledger and gives it to the driver. Returns when it is on disk.</summary>
    [Alias("execute")]
    Task<CommandAnswer> ExecuteAsync(CommandRequest request);

    /// <summary>The driver session is about to send. False when it must not. On true, "sent" is on disk.</summary>
    [Alias("begin")]
    Task<bool> BeginAsync(string command);

    /// <summary>The driver session's attempt at a command has ended.</summary>
    [Alias("finish")]
    Task FinishAsync(CommandResult result);
}
