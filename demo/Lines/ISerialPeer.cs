namespace SmartCampus.Demo.Lines;

/// <summary>The devices' end of a serial wire, for one time that the plug is in. One caller at a time.</summary>
internal interface ISerialPeer
{
    /// <summary>Takes bytes from the platform, in any grouping, and sends what the devices answer.</summary>
    Task HearAsync(ReadOnlyMemory<byte> bytes, Action<ReadOnlyMemory<byte>> send, CancellationToken cancellationToken);
}
