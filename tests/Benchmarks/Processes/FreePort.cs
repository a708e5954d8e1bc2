using System.Net;
using System.Net.Sockets;

namespace SmartCampus.Benchmarks.Processes;

/// <summary>Ports that nobody listens on now; below the range that the system gives to outgoing connections, of which a host makes thousands before it is started again on the same port.</summary>
internal static class FreePort
{
    private const int First = 5200;
    private const int Last = 9999;

    public static int Take()
    {
        while (true)
        {
            int port = Random.Shared.Next(First, Last + 1);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: try another.
            }
        }
    }
}
