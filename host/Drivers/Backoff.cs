namespace SmartCampus.Host.Drivers;

/// <summary>How long to wait before a device is tried again: doubles from the first pause to the cap, with jitter of a quarter either way.</summary>
internal sealed class Backoff(TimeSpan first, TimeSpan cap, Random random)
{
    private int failures;

    /// <summary>Starts over: the device was reached.</summary>
    public void Reset() => failures = 0;

    /// <summary>The pause after one more failure.</summary>
    public TimeSpan Next()
    {
        double pause = Math.Min(cap.TotalMilliseconds, first.TotalMilliseconds * Math.Pow(2, Math.Min(failures, 20)));
        failures++;
        return TimeSpan.FromMilliseconds(pause * (0.75 + random.NextDouble() / 2));
    }
}
