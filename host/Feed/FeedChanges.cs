using SmartCampus.Grains.Commands;

namespace SmartCampus.Host.Feed;

/// <summary>What happened between two pushes.</summary>
/// <param name="Dirty">Devices that changed; <see cref="FeedSlot.TakeDirty"/> tells what.</param>
/// <param name="Gone">Handles of removed devices.</param>
/// <param name="Commands">Newer states of commands, in order.</param>
/// <param name="Events">What happened at devices, in order.</param>
internal sealed record FeedChanges(IReadOnlyList<FeedSlot> Dirty, IReadOnlyList<int> Gone, IReadOnlyList<LedgerEntry> Commands, IReadOnlyList<FeedEvent> Events);
