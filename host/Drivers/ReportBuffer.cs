using System.Collections.Immutable;
using System.Runtime.InteropServices;
using SmartCampus.Grains.Devices;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Drivers;

/// <summary>Gathers what a driver reports and passes it to the grain in batches, one call at a time. Any thread.</summary>
internal sealed partial class ReportBuffer(string device, IDeviceGrain grain, PollWheel wheel, TimeProvider time, ILogger logger, CancellationToken sessionEnd) : WheelEntry
{
    /// <summary>So many readings wait while the grain is slow; then the latest of each property takes the place of the one before.</summary>
    private const int MostWaiting = 1_000;

    private readonly Lock gate = new();
    private readonly List<Reading> readings = [];
    private readonly List<DeviceEvent> events = [];
    private Link link = Link.Up;
    private bool linkNews;
    private bool sending;
    private bool failing;

    public void Add(in Reading reading)
    {
        lock (gate)
        {
            Later();
            if (readings.Count < MostWaiting)
                readings.Add(reading);
            else if (FindLast(reading.Property) is >= 0 and var index)
                readings[index] = reading;
        }
    }

    public void Add(DeviceEvent deviceEvent)
    {
        lock (gate)
        {
            Later();
            if (events.Count < MostWaiting)
                events.Add(deviceEvent);
        }
    }

    /// <summary>Says that the driver runs, or why it does not; a change is passed on with the next flush, or soon.</summary>
    public void Set(Link news)
    {
        lock (gate)
        {
            if (news != link)
                wheel.Add(this, wheel.Now + (long)PollWheel.SlotWidth.TotalMilliseconds);
            linkNews |= news != link || !news.IsUp;
            link = news;
        }
    }

    /// <summary>Takes what has gathered, for a call that carries it along; <see langword="null"/> when there is nothing.</summary>
    public DeviceReport? Take()
    {
        lock (gate)
            return TakeLocked();
    }

    /// <summary>Passes on what has gathered; when a call is under way, right after it.</summary>
    public void Flush()
    {
        DeviceReport? report;
        lock (gate)
        {
            if (sending || (report = TakeLocked()) is null)
                return;
            sending = true;
        }
        _ = SendAsync(report);
    }

    internal override void OnDue() => Flush();

    private void Later()
    {
        if (readings.Count == 0 && events.Count == 0)
            wheel.Add(this, wheel.Now + (long)PollWheel.SlotWidth.TotalMilliseconds);
    }

    private int FindLast(string property)
    {
        int index = readings.Count - 1;
        while (index >= 0 && readings[index].Property != property)
            index--;
        return index;
    }

    private DeviceReport? TakeLocked()
    {
        if (readings.Count == 0 && events.Count == 0 && !linkNews)
            return null;
        wheel.Remove(this);
        var report = new DeviceReport(
            time.GetUtcNow(),
            link,
            readings.Count == 0 ? [] : ImmutableCollectionsMarshal.AsImmutableArray(readings.ToArray()),
            events.Count == 0 ? [] : [.. events]);
        readings.Clear();
        events.Clear();
        linkNews = false;
        return report;
    }

    private async Task SendAsync(DeviceReport first)
    {
        for (DeviceReport? report = first; report is not null;)
        {
            try
            {
                await grain.ReportAsync(report);
                failing = false;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // The grain or its storage fails; the next poll brings fresh readings. Told once, and not at the end of the session, when the grain may be gone.
                if (!failing && !sessionEnd.IsCancellationRequested)
                    LogReportFailed(e, device);
                failing = true;
            }
            lock (gate)
            {
                report = TakeLocked();
                sending = report is not null;
            }
        }
    }

    [LoggerMessage(1, LogLevel.Error, "{Device}: its readings cannot be passed on")]
    private partial void LogReportFailed(Exception exception, string device);
}
