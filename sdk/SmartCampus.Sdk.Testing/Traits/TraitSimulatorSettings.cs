namespace SmartCampus.Sdk.Testing;

/// <summary>Settings of a made-up device.</summary>
public sealed record TraitSimulatorSettings : PollingSettings;
