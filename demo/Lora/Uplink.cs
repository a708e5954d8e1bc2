namespace SmartCampus.Demo.Lora;

/// <summary>A message that a sensor sent.</summary>
/// <param name="DevEui">Its EUI, 16 hexadecimal digits in lower case.</param>
/// <param name="Name">What the network server calls it.</param>
/// <param name="Counter">Frame counter.</param>
/// <param name="Payload">The bytes.</param>
/// <param name="At">When the gateway heard it.</param>
internal sealed record Uplink(string DevEui, string Name, uint Counter, byte[] Payload, DateTimeOffset At);
