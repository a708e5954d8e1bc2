using System.Net.Sockets;

namespace SmartCampus.Demo.Lines;

/// <summary>The device at a TCP port. Any number of connections at once.</summary>
internal interface ITcpPeer : IDisposable
{
    /// <summary>Serves one connection until it ends, and closes it. Throws nothing.</summary>
    Task ServeAsync(Socket connection, CancellationToken cancellationToken);
}
