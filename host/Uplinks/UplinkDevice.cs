namespace SmartCampus.Host.Uplinks;

/// <summary>What one device made of a message.</summary>
/// <param name="Id">The device.</param>
/// <param name="Outcome">What it made of it.</param>
/// <param name="Reason">Why it was refused, a reason word.</param>
internal sealed record UplinkDevice(string Id, UplinkOutcome Outcome, string? Reason);
