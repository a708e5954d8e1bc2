using SmartCampus.Sdk;

namespace SmartCampus.Grains.Devices;

/// <summary>A command on its way to a driver.</summary>
/// <param name="Id">The ledger id.</param>
/// <param name="Call">What to do.</param>
/// <param name="Deadline">It must not be sent after this, and must be acknowledged by then.</param>
/// <param name="IsRecorded">False when the ledger could not take it: it makes safe, so it is carried out all the same.</param>
public sealed record SessionCommand(string Id, CommandCall Call, DateTimeOffset Deadline, bool IsRecorded = true);
