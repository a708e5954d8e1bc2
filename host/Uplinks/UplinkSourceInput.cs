namespace SmartCampus.Host.Uplinks;

/// <summary>What to call a source.</summary>
internal sealed record UplinkSourceInput(string? Name);
