namespace SmartCampus.Sdk;

/// <summary>When a trait may stay on beyond its own limit: while another trait of the device is on by a command of the platform, and for as long as that one may.</summary>
/// <param name="Property">The property that the other trait's safety watches, e.g. <c>door.mode</c>.</param>
/// <param name="Value">Its value that means on.</param>
public sealed record SafetyException(string Property, PropertyValue Value);
