using System.Net.Sockets;

namespace SmartCampus.Sdk.Testing;

/// <summary>A real TCP connection for tests.</summary>
/// <param name="address"><c>tcp://host:port</c>.</param>
public sealed class TcpTestLine(string address) : StreamTestLine(address)
{
    /// <inheritdoc/>
    protected override Stream Open()
    {
        LineAddress target = LineAddress.Parse(Address);
        var client = new TcpClient { NoDelay = true };
        client.Connect(target.Target, target.Port);
        return client.GetStream();
    }
}
