using SmartCampus.Benchmarks.Processes;

namespace SmartCampus.Benchmarks.Workloads;

/// <summary>What one run puts on a platform.</summary>
/// <param name="Devices">The devices.</param>
internal sealed record Load(DeviceSet Devices)
{
    /// <summary>Commands in flight.</summary>
    public int InFlight { get; init; }

    /// <summary>Between one command and the next.</summary>
    public TimeSpan Pause { get; init; }

    /// <summary>Consoles that look at all devices.</summary>
    public int Consoles { get; init; } = 1;

    /// <summary>Devices, from the first, that do not answer.</summary>
    public int Silent { get; init; }

    /// <summary>True when a foreign program eats one core.</summary>
    public bool WithForeignLoad { get; init; }
}
