namespace SmartCampus.Sdk.Testing;

/// <summary>One request and what follows it.</summary>
internal sealed record ScriptedExchange(byte[] Request, IReadOnlyList<byte[]> Chunks, DeviceException? Failure);
