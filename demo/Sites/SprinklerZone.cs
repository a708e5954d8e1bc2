using SmartCampus.Demo.Physics;
using SmartCampus.Demo.Sprinkler;

namespace SmartCampus.Demo.Sites;

/// <summary>A station whole, for the faults of its parts.</summary>
/// <param name="Controller">The controller.</param>
/// <param name="Station">The station.</param>
/// <param name="Valve">The valve.</param>
internal sealed record SprinklerZone(SprinklerController Controller, Station Station, Valve Valve);
