namespace SmartCampus.Host.Demo;

/// <summary>Whether a fault shall be there.</summary>
internal sealed record FaultInput(bool? Active);
