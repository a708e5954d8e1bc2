using System.Net;
using System.Net.Sockets;

namespace SmartCampus.Demo.Lines;

/// <summary>A device or gateway on a loopback port.</summary>
/// <param name="ports">Gives the port at the first plugging.</param>
/// <param name="peer">What answers on its connections.</param>
/// <param name="time">The clock.</param>
internal sealed class TcpLine(Func<Socket, int> ports, ITcpPeer peer, TimeProvider time) : ILine
{
    private int _port;
    private Socket? _listener;
    private CancellationTokenSource? _end;
    private Task _accepting = Task.CompletedTask;

    public string Address => $"tcp://127.0.0.1:{_port}";

    public async Task PlugAsync(CancellationToken cancellationToken)
    {
        if (_listener is not null)
            return;
        _listener = await ListenAsync(cancellationToken);
        _end = new CancellationTokenSource();
        _accepting = AcceptAsync(_listener, _end.Token);
    }

    public async Task PullAsync()
    {
        if (Interlocked.Exchange(ref _listener, null) is not { } listener)
            return;
        await _end!.CancelAsync();
        listener.Dispose();
        await _accepting;
        _end.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await PullAsync();
        peer.Dispose();
    }

    private async Task<Socket> ListenAsync(CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                if (_port == 0)
                    _port = ports(listener);
                else
                    listener.Bind(new IPEndPoint(IPAddress.Loopback, _port));
                listener.Listen();
                return listener;
            }
            catch (SocketException e)
            {
                listener.Dispose();
                if (attempt == 20)
                    throw new IOException($"port {_port} cannot be had again: {e.Message}", e);
            }
            await Task.Delay(TimeSpan.FromMilliseconds(250), time, cancellationToken);
        }
    }

    private async Task AcceptAsync(Socket listener, CancellationToken cancellationToken)
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                Socket connection = await listener.AcceptAsync(cancellationToken);
                connections.RemoveAll(c => c.IsCompleted);
                connections.Add(peer.ServeAsync(connection, cancellationToken));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }
}
