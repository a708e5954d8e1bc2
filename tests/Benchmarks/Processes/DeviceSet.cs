namespace SmartCampus.Benchmarks.Processes;

/// <summary>The devices of a run.</summary>
/// <param name="Count">How many.</param>
internal sealed record DeviceSet(int Count)
{
    /// <summary>1: a connection for each device (T1); 100: that many units on one connection (T2).</summary>
    public int UnitsPerLine { get; init; } = 1;

    /// <summary>Port of the first line; below the range that the system gives to outgoing connections.</summary>
    public int FirstPort { get; init; } = 10000;

    /// <summary>Speed of a line; 0: as fast as it goes.</summary>
    public int Baud { get; init; }

    /// <summary>True when each device can also be switched.</summary>
    public bool WithSwitches { get; init; }

    public int PortOf(int device) => FirstPort + (device / UnitsPerLine);

    public string LineOf(int device) => $"tcp://127.0.0.1:{PortOf(device)}";

    public int UnitOf(int device) => (device % UnitsPerLine) + 1;
}
