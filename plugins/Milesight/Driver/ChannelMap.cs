namespace SmartCampus.Plugins.Milesight.Driver;

/// <summary>What a channel of a device says.</summary>
/// <param name="Length">Bytes of data.</param>
/// <param name="Read">Adds the readings; <see langword="null"/>: nothing that people ask for.</param>
internal sealed record ChannelMap(int Length, Action<ReadOnlyMemory<byte>, Readings>? Read = null);
