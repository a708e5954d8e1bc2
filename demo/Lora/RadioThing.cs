namespace SmartCampus.Demo.Lora;

/// <summary>A sensor and what it watches, for the faults of either.</summary>
/// <param name="Sensor">The sensor.</param>
/// <param name="Watched">What it watches.</param>
internal sealed record RadioThing(LoraSensor Sensor, object Watched);
