namespace SmartCampus.Host.Garden;

/// <summary>Something that people should know.</summary>
/// <param name="Code">Which: <c>paused</c>, <c>rainDelay</c>, <c>supplyShut</c>, <c>lockedOut</c>, <c>offline</c>, <c>silent</c>.</param>
/// <param name="Text">In words.</param>
/// <param name="Bed">The bed, if it is about one.</param>
/// <param name="Supply">The supply, if it is about one.</param>
/// <param name="Device">The device, if it is about one.</param>
internal sealed record GardenNotice(string Code, BothTexts Text, string? Bed = null, string? Supply = null, string? Device = null);
