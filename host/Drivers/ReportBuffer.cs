using System.Runtime.InteropServices;
using SmartCampus.Grains.Devices;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Drivers;

/// <summary>Gathers what a driver reports and passes it to the grain in batches, one call at a time. Any thread.</summary>
/// <param name="device">The device.</param>
/// <param name="usual">How many readings a batch has when all is well; the device's properties.</param>
/// <param name="grain">The device's grain.</param>
/// <param name="wheel">When to pass on what nobody flushes.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The device's log.</param>
/// <param name="sessionEnd">Cancelled when the session ends.</param>
internal sealed partial class ReportBuffer(string device, int usual, IDeviceGrain grain, PollWheel wheel, TimeProvider time, ILogger logger, CancellationToken sessionEnd) : WheelEntry
{
    /// <summary>So many readings wait while the grain is slow; then the latest of each property takes the place of the one before.</summary>
    private const int MostWaiting = 1_000;

    private readonly Lock gate = new();
    private readonly List<DeviceEvent> events = [];
    private Reading[] readings = []; // goes with the report when it is just full, so that thousands of idle buffers hold nothing
    private int count;
    private Link link = Link.Up;
    private bool linkNews;
    private bool sending;
    private bool failing;

    public void Add(in Reading reading)
    {
        lock (gate)
        {
            Later();
            if (count < MostWaiting)
                Append(reading);
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

    private void Append(in Reading reading)
    {
        if (count == readings.Length)
            Array.Resize(ref readings, count == 0 ? Math.Max(usual, 1) : 2 * count);
        readings[count++] = reading;
    }

    private void Later()
    {
        if (count == 0 && events.Count == 0)
            wheel.Add(this, wheel.Now + (long)PollWheel.SlotWidth.TotalMilliseconds);
    }

    private int FindLast(string property)
    {
        int index = count - 1;
        while (index >= 0 && readings[index].Property != property)
            index--;
        return index;
    }

    private DeviceReport? TakeLocked()
    {
        if (count == 0 && events.Count == 0 && !linkNews)
            return null;
        wheel.Remove(this);
        var report = new DeviceReport(
            time.GetUtcNow(),
            link,
            ImmutableCollectionsMarshal.AsImmutableArray(count == readings.Length ? readings : readings[..count]),
            events.Count == 0 ? [] : [.. events]);
        readings = [];
        count = 0;
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
