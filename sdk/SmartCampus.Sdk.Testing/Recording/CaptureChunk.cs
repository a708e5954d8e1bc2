namespace SmartCampus.Sdk.Testing;

/// <summary>Bytes that went over a line in one piece.</summary>
/// <param name="At">Since the beginning of the recording.</param>
/// <param name="ToDevice">True from the driver to the device, false the other way.</param>
/// <param name="Bytes">At least one.</param>
public sealed record CaptureChunk(TimeSpan At, bool ToDevice, IReadOnlyList<byte> Bytes);
