using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Lines;

/// <summary>A TCP connection.</summary>
internal sealed class TcpChannel(LineAddress address) : ILineChannel
{
    private const int DiscardLimit = 64 * 1024; // a babbling device must not hold us here
    private Socket? socket;

    // Many devices drop an idle connection; without this look the first request after it would be lost.
    public bool IsUsable
    {
        get
        {
            if (socket is null)
                return false;
            Span<byte> one = stackalloc byte[1];
            int count = socket.Receive(one, SocketFlags.Peek, out SocketError error);
            return error == SocketError.WouldBlock || (error == SocketError.Success && count > 0);
        }
    }

    private Socket Connected => socket ?? throw new SocketException((int)SocketError.NotConnected);

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        bool literal = IPAddress.TryParse(address.Target, out IPAddress? ip);
        Socket opening = literal
            ? new Socket(ip!.AddressFamily, SocketType.Stream, ProtocolType.Tcp)
            : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            opening.NoDelay = true;
            EndPoint target = literal ? new IPEndPoint(ip!, address.Port) : new DnsEndPoint(address.Target, address.Port);
            await opening.ConnectAsync(target, cancellationToken);
            opening.Blocking = false; // for the looks that must not wait; asynchronous calls do not care
            socket = opening;
        }
        catch
        {
            opening.Dispose();
            throw;
        }
    }

    public ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken) =>
        Connected.ReceiveAsync(buffer, SocketFlags.None, cancellationToken);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[await Connected.SendAsync(bytes, SocketFlags.None, cancellationToken)..];
    }

    public void Discard()
    {
        Span<byte> scratch = stackalloc byte[1024];
        for (int dropped = 0; socket is not null && dropped < DiscardLimit;)
        {
            int count = socket.Receive(scratch, SocketFlags.None, out SocketError error);
            if (error != SocketError.Success || count == 0)
                return; // empty, or broken: the next read says so
            dropped += count;
        }
    }

    public ValueTask ResynchroniseAsync(CancellationToken cancellationToken)
    {
        Close();
        return ValueTask.CompletedTask;
    }

    public void Close()
    {
        socket?.Dispose();
        socket = null;
    }
}
