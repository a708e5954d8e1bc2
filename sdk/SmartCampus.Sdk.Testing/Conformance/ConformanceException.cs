namespace SmartCampus.Sdk.Testing;

/// <summary>A driver does not conform. The message says which check, what was seen and what is right.</summary>
public sealed class ConformanceException(string message, Exception? inner = null) : Exception(message, inner);
