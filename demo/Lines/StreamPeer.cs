using System.Net.Sockets;

namespace SmartCampus.Demo.Lines;

/// <summary>A device at a TCP port that needs nothing but a stream for each connection.</summary>
/// <param name="serve">Serves a connection; what it throws of IO ends the connection.</param>
/// <param name="owner">Disposed with the line.</param>
internal sealed class StreamPeer(Func<NetworkStream, CancellationToken, Task> serve, IDisposable? owner = null) : ITcpPeer
{
    /// <inheritdoc/>
    public async Task ServeAsync(Socket connection, CancellationToken cancellationToken)
    {
        using (connection)
        {
            try
            {
                connection.NoDelay = true;
                await using var stream = new NetworkStream(connection);
                await serve(stream, cancellationToken);
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
            {
                // The other side went, or the plug was pulled: both end the connection and nothing else.
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => owner?.Dispose();
}
