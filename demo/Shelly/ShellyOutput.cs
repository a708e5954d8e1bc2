namespace SmartCampus.Demo.Shelly;

/// <summary>A channel whole, for the faults of its parts.</summary>
/// <param name="Device">The device.</param>
/// <param name="Channel">The channel.</param>
internal sealed record ShellyOutput(ShellyDevice Device, ShellyChannel Channel);
