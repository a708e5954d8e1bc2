namespace SmartCampus.Plugins.Milesight.Codec;

/// <summary>One frame of a device, as a network server hands it on.</summary>
/// <param name="DevEui">The device, 16 hexadecimal digits in lower case.</param>
/// <param name="Counter">The frame counter; it begins anew when the device joins again. <see langword="null"/>: not told.</param>
/// <param name="Session">What stays the same from one joining to the next; <see langword="null"/>: not told.</param>
/// <param name="Port">LoRaWAN port; 0 carries no payload of the device. <see langword="null"/>: not told.</param>
/// <param name="Time">When the network received it, UTC; <see langword="null"/>: not told.</param>
/// <param name="Payload">The payload as text; empty when there is none.</param>
internal sealed record Uplink(string DevEui, long? Counter, string? Session, long? Port, DateTimeOffset? Time, string Payload);
