using System.Net;
using System.Net.Sockets;
using SmartCampus.Plugins.Modbus.Tests.Peers;

namespace SmartCampus.EndToEnd.Tests.Campus;

/// <summary>A line before a Modbus TCP server that swallows every byte from a moment on: connected, and mute. Messaging on TCP/IP V1.0b, section 3.1.3.</summary>
internal sealed class SilentLine : IAsyncDisposable
{
    private const int FunctionAt = 7;
    private const byte WriteSingleCoil = 5;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly int _server;
    private readonly Task _accepting;
    private readonly TaskCompletionSource _swallowed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isSilent;
    private volatile bool _endsAtWrite;

    private SilentLine(int server)
    {
        _server = server;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Address => $"tcp://{_listener.LocalEndpoint}";

    public static SilentLine Before(Peer server) => new(new Uri(server.Address).Port);

    /// <summary>Swallows everything from now on; completes when it has swallowed something, so that the driver is in the middle of a poll: what comes now waits behind it.</summary>
    public Task FallSilentAsync()
    {
        _isSilent = true;
        return _swallowed.Task.WaitAsync(_end.Token);
    }

    /// <summary>Swallows everything from the next order on: it was sent, and nobody knows what became of it.</summary>
    public void FallSilentAtTheNextOrder() => _endsAtWrite = true;

    /// <summary>Hands everything on again; what was swallowed stays lost.</summary>
    public void SpeakAgain() => _isSilent = _endsAtWrite = false;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> pumps = [];
        try
        {
            while (true)
                pumps.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
        }
        finally
        {
            await Task.WhenAll(pumps).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using TcpClient ours = client;
        using var theirs = new TcpClient();
        await theirs.ConnectAsync(IPAddress.Loopback, _server, _end.Token);
        await Task.WhenAny(PumpAsync(ours.GetStream(), theirs.GetStream()), PumpAsync(theirs.GetStream(), ours.GetStream()));
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to)
    {
        byte[] buffer = new byte[512];
        while (await from.ReadAsync(buffer, _end.Token) is > 0 and int count)
        {
            _isSilent |= _endsAtWrite && count > FunctionAt && buffer[FunctionAt] == WriteSingleCoil;
            if (_isSilent)
                _swallowed.TrySetResult();
            await (_isSilent ? ValueTask.CompletedTask : to.WriteAsync(buffer.AsMemory(0, count), _end.Token));
        }
    }
}
