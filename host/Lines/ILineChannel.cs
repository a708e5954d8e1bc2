namespace SmartCampus.Host.Lines;

/// <summary>The transport below a line. Used by one caller at a time: whoever holds the line's turn.</summary>
/// <remarks>Failures are <see cref="System.Net.Sockets.SocketException"/> or <see cref="IOException"/>; <see cref="LineFaults"/> gives them their names.</remarks>
internal interface ILineChannel
{
    /// <summary>Open and, as far as can be seen without waiting, not hung up by the other side.</summary>
    bool IsUsable { get; }

    /// <summary>Opens with empty input.</summary>
    Task OpenAsync(CancellationToken cancellationToken);

    /// <summary>Reads at least one byte; 0 means that the other side has closed.</summary>
    ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken);

    /// <summary>Sends all bytes.</summary>
    ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>Drops what has arrived, without waiting. Never throws.</summary>
    void Discard();

    /// <summary>Comes back into step after <see cref="Sdk.ILineTurn.Break"/>; afterwards the channel may be closed.</summary>
    ValueTask ResynchroniseAsync(CancellationToken cancellationToken);

    /// <summary>Closes; nothing when closed. Never throws.</summary>
    void Close();
}
