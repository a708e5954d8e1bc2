namespace SmartCampus.Host.Demo;

/// <summary>Where the demo campus is.</summary>
/// <param name="ControlUrl">Where its faults are switched; absent without a demo.</param>
/// <param name="SeedFile">Its places and devices.</param>
internal sealed record DemoOptions(string? ControlUrl, string? SeedFile);
