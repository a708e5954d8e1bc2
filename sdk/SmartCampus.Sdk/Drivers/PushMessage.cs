namespace SmartCampus.Sdk;

/// <summary>What a network server posted to the platform, as it came.</summary>
/// <param name="Body">The body, at most 64 KiB.</param>
/// <param name="ContentType">The media type that the sender named, without parameters; empty when it named none. A hint, not a promise.</param>
/// <param name="ReceivedAt">When it arrived here, UTC.</param>
public sealed record PushMessage(ReadOnlyMemory<byte> Body, string ContentType, DateTimeOffset ReceivedAt);
