using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using SmartCampus.Tests.Peers;

namespace SmartCampus.Host.Tests.Drivers;

/// <summary>Peers that hear and never say a word, each on a line of its own: TCP or pseudo-terminal.</summary>
internal sealed class MutePeers : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, bool> connected = new();
    private readonly ConcurrentBag<Socket> open = [];
    private readonly List<TcpListener> listeners = [];
    private readonly List<PtyPair> terminals = [];

    /// <summary>The TCP lines to which somebody has connected.</summary>
    public IReadOnlyCollection<string> Connected => [.. connected.Keys];

    /// <summary>Another line.</summary>
    public async Task<string> AddAsync(bool serial)
    {
        if (serial)
        {
            terminals.Add(await PtyPair.StartAsync());
            return $"serial:{terminals[^1].Port}?baud=9600";
        }
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listeners.Add(listener);
        listener.Start();
        string line = $"tcp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        _ = AcceptAsync(listener, line);
        return line;
    }

    public async ValueTask DisposeAsync()
    {
        listeners.ForEach(static l => l.Stop());
        foreach (Socket socket in open)
            socket.Dispose();
        foreach (PtyPair pair in terminals)
            await pair.DisposeAsync();
    }

    private async Task AcceptAsync(TcpListener listener, string line)
    {
        try
        {
            while (true)
            {
                Socket socket = await listener.AcceptSocketAsync();
                open.Add(socket);
                connected[line] = true;
                _ = HearAsync(socket);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private static async Task HearAsync(Socket socket)
    {
        byte[] buffer = new byte[1024];
        try
        {
            int count;
            do
                count = await socket.ReceiveAsync(buffer);
            while (count > 0);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The other side has gone.
        }
        socket.Dispose();
    }
}
