using SmartCampus.Sdk;

namespace SmartCampus.Host.Lines;

/// <summary>How long a line that failed is left alone: 0.25 s, doubled up to 5 s, each shortened by up to half so that many lines do not return together.</summary>
internal sealed class Backoff(TimeProvider time)
{
    public static readonly TimeSpan First = TimeSpan.FromSeconds(0.25);
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private sealed record Pause(DeviceError Error, long Begun, TimeSpan Length);

    private volatile Pause? pause;
    private int failures;

    /// <summary>The error to repeat while the pause lasts; null when the line may be tried.</summary>
    public DeviceError? Current => pause is { } now && time.GetElapsedTime(now.Begun) < now.Length ? now.Error : null;

    /// <summary>Begins the next pause.</summary>
    public void Fail(DeviceError error)
    {
        double full = Math.Min(Longest.TotalSeconds, First.TotalSeconds * Math.Pow(2, failures));
        failures = Math.Min(failures + 1, 10);
        pause = new Pause(error, time.GetTimestamp(), TimeSpan.FromSeconds(full * (0.5 + (Random.Shared.NextDouble() / 2))));
    }

    /// <summary>The line works.</summary>
    public void Reset()
    {
        failures = 0;
        pause = null;
    }
}
