namespace SmartCampus.Sdk.Testing;

/// <summary>A command that the driver can do, and how the simulated device shows that it was done.</summary>
/// <param name="name">E.g. <c>lock.unlock</c>.</param>
/// <param name="done">How often the device has carried it out.</param>
public sealed class ConformanceCommand(string name, Func<int> done)
{
    /// <summary>The command's name.</summary>
    public string Name => name;

    /// <summary>Its arguments.</summary>
    public ExpectedReadings Arguments { get; } = [];

    /// <summary>What the device reads after it, beyond the proof that the trait names.</summary>
    public ExpectedReadings Then { get; } = [];

    internal int Done => done();
}
