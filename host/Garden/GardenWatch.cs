using Orleans;
using SmartCampus.Grains.Garden.Live;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Host.Feed;

namespace SmartCampus.Host.Garden;

/// <summary>Wakes the gardens, and tells a garden when one of its devices has something new. While water may run every reading counts, since it is proof; else only changes.</summary>
internal sealed partial class GardenWatch(
    IGardenStore store, GardenBoard board, DeviceFeed feed, GardenWeather weather, GardenDevices devices, IGrainFactory grains, TimeProvider time, ILogger<GardenWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan RollEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WeatherEvery = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, long> seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Task> looking = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> refreshed = new(StringComparer.Ordinal);
    private DateTimeOffset calledAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await CallTheRollAsync(stoppingToken);
                foreach (GardenLive garden in board.All)
                    Watch(garden);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested && e is not OutOfMemoryException)
            {
                LogFailed(e); // the database or a grain fails for now; the next turn tries again
            }
            await Task.Delay(Every, time, stoppingToken);
        }
    }

    private async Task CallTheRollAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (now - calledAt < RollEvery && now >= calledAt)
            return;
        calledAt = now;
        await devices.RefreshAsync(cancellationToken);
        foreach (string id in await store.ListAsync(cancellationToken))
            await grains.GetGrain<IGardenGrain>(id).WakeAsync();
        foreach (GardenLive garden in board.All)
        {
            string id = garden.Document.Id;
            if (refreshed.TryGetValue(id, out DateTimeOffset at) && now - at < WeatherEvery && now >= at)
                continue;
            refreshed[id] = now;
            await weather.RefreshAsync(id, garden.Document.Definition, cancellationToken);
        }
    }

    private void Watch(GardenLive garden)
    {
        string id = garden.Document.Id;
        long signature = SignatureOf(garden);
        if (seen.TryGetValue(id, out long before) && before == signature)
            return;
        if (looking.TryGetValue(id, out Task? task) && !task.IsCompleted)
            return; // it looks already; the difference is still there afterwards
        seen[id] = signature;
        looking[id] = LookAsync(id);
    }

    private async Task LookAsync(string id)
    {
        try
        {
            await grains.GetGrain<IGardenGrain>(id).LookAsync();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogFailed(e);
        }
    }

    private long SignatureOf(GardenLive garden)
    {
        GardenDefinition definition = garden.Document.Definition;
        bool isBusy = !garden.State.Valves.IsEmpty || garden.State.Told.Values.Any(t => t.On);
        var hash = default(HashCode);
        hash.Add(devices.Version);
        foreach (string device in GardenSurroundings.DevicesOf(definition).Concat(garden.State.Valves.Values.Select(v => v.Device)))
        {
            if (!feed.TryFind(device, out FeedSlot? slot))
                continue;
            hash.Add(device, StringComparer.Ordinal);
            hash.Add(slot.State.Version);
            if (isBusy)
                hash.Add(slot.State.ReportedAt);
        }
        return hash.ToHashCode();
    }

    [LoggerMessage(1, LogLevel.Error, "The gardens could not be looked after; it is tried again")]
    private partial void LogFailed(Exception exception);
}
