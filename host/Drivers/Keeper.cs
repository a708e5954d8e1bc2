using Orleans;
using SmartCampus.Grains.Devices;
using SmartCampus.Host.Storage;

namespace SmartCampus.Host.Drivers;

/// <summary>Keeps every configured device awake: calls the roll every few seconds and wakes what has no session, since a device runs though nobody calls it.</summary>
internal sealed partial class Keeper(
    IDeviceRegistry registry, IEnumerable<IReadsAhead> stores, DriverSessions sessions, FirstRound firstRound, IGrainFactory grains, TimeProvider time, ILogger<Keeper> logger) : BackgroundService
{
    private static readonly int AtOnce = 4 * Environment.ProcessorCount; // enough to keep them busy; more only makes consoles that connect meanwhile wait

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <summary>True once every device has been woken after the start.</summary>
    public bool IsReady { get; private set; }

    /// <summary>Reads for the first roll while nobody can change anything: the server does not listen yet.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (IReadsAhead store in stores)
                await store.ReadAheadAsync(cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && e is not OutOfMemoryException)
        {
            LogReadAheadFailed(e); // each device asks by itself then
        }
        await base.StartAsync(cancellationToken);
    }

    /// <summary>Ends the drivers while the grains still run: a report to a grain that ends would wake it again, and be an error in the log.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await sessions.StopAllAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await CallTheRollAsync(stoppingToken);
                if (!IsReady)
                    EndStart();
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested && e is not OutOfMemoryException)
            {
                // The database or a grain fails for now, also by a cancellation of its own (an activation that took too long); the next roll tries again.
                LogRollFailed(e);
            }
            await Task.Delay(Every, time, stoppingToken);
        }
    }

    private void EndStart()
    {
        foreach (IReadsAhead store in stores)
            store.EndReadAhead();
        firstRound.End();
        IsReady = true;
    }

    private async Task CallTheRollAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<DeviceConfiguration> devices = await registry.ListAsync(cancellationToken);
        IEnumerable<DeviceConfiguration> missing = devices.Where(d => !sessions.Has(d.Id));
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(missing, options, async (device, _) => await grains.GetGrain<IDeviceGrain>(device.Id).WakeAsync());
    }

    [LoggerMessage(1, LogLevel.Error, "The roll could not be called; it is tried again")]
    private partial void LogRollFailed(Exception exception);

    [LoggerMessage(2, LogLevel.Warning, "What the devices need could not be read for all at once; each reads for itself")]
    private partial void LogReadAheadFailed(Exception exception);
}
