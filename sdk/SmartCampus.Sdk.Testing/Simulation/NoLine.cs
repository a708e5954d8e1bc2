namespace SmartCampus.Sdk.Testing;

/// <summary>In place of the line of a driver that has none.</summary>
internal sealed class NoLine : ILine
{
    public string Address => "none";

    public ValueTask<ILineTurn> TakeTurnAsync(CancellationToken cancellationToken) =>
        throw new DeviceException(ErrorCode.NotConfigured, "noLine", "This device has no line.");
}
