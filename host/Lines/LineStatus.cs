using SmartCampus.Sdk;

namespace SmartCampus.Host.Lines;

/// <summary>What is known of one line.</summary>
/// <param name="Address">Where it goes.</param>
/// <param name="State">How it is.</param>
/// <param name="Reason">Why it failed, e.g. <c>unreachable.portMissing</c>; null unless failed.</param>
/// <param name="Devices">How many devices share it, at least 1.</param>
internal sealed record LineStatus(LineAddress Address, LineState State, string? Reason, int Devices);
