namespace SmartCampus.Host.Uplinks;

/// <summary>What the sender of a message is told.</summary>
/// <param name="Outcome">The best of all devices'.</param>
/// <param name="Devices">Each device that the message went to.</param>
internal sealed record UplinkAnswer(UplinkOutcome Outcome, IReadOnlyList<UplinkDevice> Devices);
