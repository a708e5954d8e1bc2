namespace SmartCampus.Host.Demo;

/// <summary>What the demo campus consists of.</summary>
internal sealed record DemoSeed(IReadOnlyList<DemoPlace> Places, IReadOnlyList<DemoDevice> Devices);
