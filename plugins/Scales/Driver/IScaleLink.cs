namespace SmartCampus.Plugins.Scales.Driver;

/// <summary>How a talk reaches its scale: by turns on the line, or on a line that is its own.</summary>
internal interface IScaleLink
{
    /// <summary>Sends bytes.</summary>
    /// <exception cref="Sdk.DeviceException">The line broke.</exception>
    ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>Waits for bytes and lets <see cref="ScaleTalk.Hear"/> take them.</summary>
    /// <exception cref="Sdk.DeviceException">Nothing came in time, or nothing readable; or the line broke.</exception>
    ValueTask ReceiveAsync(TimeSpan timeout, CancellationToken cancellationToken);
}
