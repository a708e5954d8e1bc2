namespace SmartCampus.Plugins.Scales.Codec;

/// <summary>A weight as a scale gave it.</summary>
/// <param name="Value">The number with its decimals.</param>
/// <param name="Unit">UCUM code; <see langword="null"/> when the scale's word for it is unknown or was missing.</param>
internal readonly record struct Weight(decimal Value, string? Unit);
