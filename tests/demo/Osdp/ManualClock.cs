namespace SmartCampus.Demo.Tests.Osdp;

/// <summary>A clock that stands still unless told to go on; it makes no timers.</summary>
internal sealed class ManualClock : TimeProvider
{
    private long _ticks = TimeSpan.TicksPerDay;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _ticks;

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(_ticks);

    public void Pass(TimeSpan span) => _ticks += span.Ticks;
}
