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

    /// <summary>For a driver that takes posted messages (<see cref="IPushReceiver"/>): the body that the network server posts now.</summary>
    public Func<byte[]>? Message { get; init; }

    /// <summary>The media type of <see cref="Message"/>.</summary>
    public string MessageType { get; init; } = "application/json";

    /// <summary>How often a message is posted; 5 s by default.</summary>
    public TimeSpan MessageEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The commands to try; one for each command of the model.</summary>
    public IList<ConformanceCommand> Commands { get; } = [];

    /// <summary>A whole, valid frame that is meant for another device on the same line; a whole message of another device that names this one, where messages are posted.</summary>
    public IReadOnlyList<byte> ForeignFrame { get; init; } = [];
}
