namespace SmartCampus.Demo.Scales;

/// <summary>A scale whole, for the faults of its parts.</summary>
/// <param name="Platform">What people touch.</param>
/// <param name="Head">What protocols ask.</param>
internal sealed record Scale(Platform Platform, ScaleHead Head);
