namespace SmartCampus.Benchmarks.Client;

/// <summary>Gives one command at a time to a platform.</summary>
internal interface ICommandLane : IDisposable
{
    /// <summary>Switches a device and waits until it is confirmed. Null when it was; else what was said instead.</summary>
    ValueTask<string?> SwitchAsync(int device, bool on, CancellationToken cancellationToken);
}
