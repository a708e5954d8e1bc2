namespace SmartCampus.Sdk.Testing;

/// <summary>One simulated device for one run: its end of the line, what it shows, what can be asked of it.</summary>
public sealed class ConformanceDevice
{
    /// <summary>The device's end of the line; <see langword="null"/> for a driver without a line.</summary>
    public DevicePeer? Peer { get; init; }

    /// <summary>What the driver must report of the device as it was made.</summary>
    public ExpectedReadings Readings { get; } = [];

    /// <summary>Changes what the device shows; then <see cref="ChangedReadings"/> hold. So that a driver cannot pass with remembered values.</summary>
    public Action? Change { get; init; }

    /// <summary>What the driver must report after <see cref="Change"/>; a property that is not named stays.</summary>
    public ExpectedReadings ChangedReadings { get; } = [];

    /// <summary>Makes a device without a line silent, e.g. by ending its messages.</summary>
    public Action? Mute { get; init; }

    /// <summary>The commands to try; one for each command of the model.</summary>
    public IList<ConformanceCommand> Commands { get; } = [];

    /// <summary>A whole, valid frame that is meant for another device on the same line.</summary>
    public IReadOnlyList<byte> ForeignFrame { get; init; } = [];
}
