using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace SmartCampus.Plugins.Osdp.Tests.Sharing;

/// <summary>A context that waits as the platform's: due times follow each other by the interval, one that was missed is not made up.</summary>
internal sealed class SharingContext(ILine line, ManualTime time) : IDeviceContext
{
    private DateTimeOffset due;

    public string DeviceId => "shared";

    public ILine Line { get; } = line;

    public TimeProvider Time { get; } = time;

    public ILogger Logger => NullLogger.Instance;

    public List<(DateTimeOffset At, DeviceEvent Event)> Events { get; } = [];

    public void Report(in Reading reading)
    {
    }

    public void Raise(DeviceEvent deviceEvent) => Events.Add((Time.GetUtcNow(), deviceEvent));

    public async ValueTask WaitAsync(TimeSpan interval, CancellationToken cancellationToken)
    {
        DateTimeOffset now = Time.GetUtcNow();
        due = due + interval < now ? now : due + interval;
        await Task.Delay(due - now, Time, cancellationToken).ConfigureAwait(false);
    }
}
