namespace SmartCampus.Sdk.Tests.Drivers;

internal sealed record LampSettings : PollingSettings
{
    public bool Broken { get; init; }
}
