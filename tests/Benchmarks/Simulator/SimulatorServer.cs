using System.Net;
using System.Net.Sockets;

namespace SmartCampus.Benchmarks.Simulator;

/// <summary>Listens on the loopback address, a port for each line.</summary>
internal sealed class SimulatorServer(SimulatorOptions options, DeviceBank bank) : IDisposable
{
    private readonly List<Socket> listeners = [];

    public void Start()
    {
        for (int line = 0; line < options.Lines; line++)
        {
            var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            listener.Bind(new IPEndPoint(IPAddress.Loopback, options.FirstPort + line));
            listener.Listen(16);
            listeners.Add(listener);
            Accept(listener, line);
        }
    }

    public void Dispose() => listeners.ForEach(l => l.Dispose());

    private void Accept(Socket listener, int line)
    {
        var accept = new SocketAsyncEventArgs();
        accept.Completed += (_, _) =>
        {
            Take(accept, line);
            AcceptMore(listener, accept, line);
        };
        AcceptMore(listener, accept, line);
    }

    private void AcceptMore(Socket listener, SocketAsyncEventArgs accept, int line)
    {
        try
        {
            while (!listener.AcceptAsync(accept))
                Take(accept, line);
        }
        catch (ObjectDisposedException)
        {
            // The simulator ends.
        }
    }

    private void Take(SocketAsyncEventArgs accept, int line)
    {
        if (accept.SocketError == SocketError.Success && accept.AcceptSocket is { } socket)
            new SimulatorConnection(socket, options, bank, line).Receive();
        accept.AcceptSocket = null;
    }
}
