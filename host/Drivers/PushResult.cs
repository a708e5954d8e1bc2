using SmartCampus.Sdk;

namespace SmartCampus.Host.Drivers;

/// <summary>What a driver made of a message.</summary>
/// <param name="Outcome">Its word; <see langword="null"/> when it refused, or was not there to take it.</param>
/// <param name="Reason">Why it was refused, a reason word.</param>
internal sealed record PushResult(PushOutcome? Outcome, string? Reason = null);
