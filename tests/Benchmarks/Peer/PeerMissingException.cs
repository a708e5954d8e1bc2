namespace SmartCampus.Benchmarks.Peer;

/// <summary>The peer cannot be had here; the message says in one sentence what is missing.</summary>
internal sealed class PeerMissingException(string message) : Exception(message);
