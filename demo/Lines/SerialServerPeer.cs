using System.Net.Sockets;

namespace SmartCampus.Demo.Lines;

/// <summary>A serial device server: the bytes of a serial wire over TCP, one connection at a time as the wire is one.</summary>
/// <param name="make">Makes the devices' end for a connection.</param>
internal sealed class SerialServerPeer(Func<ISerialPeer> make) : ITcpPeer
{
    private readonly SemaphoreSlim _wire = new(1);

    /// <inheritdoc/>
    public Task ServeAsync(Socket connection, CancellationToken cancellationToken) =>
        new StreamPeer(ServeAsync).ServeAsync(connection, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _wire.Dispose();

    private async Task ServeAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        await _wire.WaitAsync(cancellationToken);
        try
        {
            ISerialPeer peer = make();
            byte[] buffer = new byte[256];
            for (int count = 1; count > 0;)
            {
                count = await stream.ReadAsync(buffer, cancellationToken);
                await peer.HearAsync(buffer.AsMemory(0, count), bytes => stream.Write(bytes.Span), cancellationToken);
            }
        }
        finally
        {
            _wire.Release();
        }
    }
}
