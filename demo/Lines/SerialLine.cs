using System.Threading.Channels;

namespace SmartCampus.Demo.Lines;

/// <summary>A serial wire behind a pseudo-terminal with a stable name: <c>&lt;directory&gt;/tty…</c> points to it while the plug is in.</summary>
/// <param name="link">Path of the stable name.</param>
/// <param name="baud">Bits per second.</param>
/// <param name="peer">Makes the devices' end whenever the plug is put in; it keeps the wire's pace.</param>
internal sealed class SerialLine(string link, int baud, Func<ISerialPeer> peer) : ILine
{
    private const int ReadSize = 256;

    private Session? _session;

    // 8N1: a pseudo-terminal carries no parity, and the C library refuses it at every second opening.
    public string Address { get; } = $"serial:{link}?baud={baud}&parity=none";

    public Task PlugAsync(CancellationToken cancellationToken)
    {
        if (_session is not null)
            return Task.CompletedTask;
        var terminal = new PseudoTerminal();
        File.Delete(link);
        File.CreateSymbolicLink(link, terminal.SlavePath);
        _session = new Session(terminal, peer());
        return Task.CompletedTask;
    }

    public async Task PullAsync()
    {
        if (Interlocked.Exchange(ref _session, null) is not { } session)
            return;
        File.Delete(link);
        await session.DisposeAsync();
    }

    public async ValueTask DisposeAsync() => await PullAsync();

    /// <summary>One time that the plug is in: a thread that reads the terminal, and a task that serves what it read.</summary>
    private sealed class Session : IAsyncDisposable
    {
        private readonly PseudoTerminal _terminal;
        private readonly Channel<byte[]> _heard = Channel.CreateUnbounded<byte[]>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
        private readonly CancellationTokenSource _end = new();
        private readonly Thread _reader;
        private readonly Task _serving;

        public Session(PseudoTerminal terminal, ISerialPeer peer)
        {
            _terminal = terminal;
            // A thread of its own: a terminal's read cannot be cancelled and would hold a pool thread.
            _reader = new Thread(ReadAll, 256 * 1024) { IsBackground = true, Name = terminal.SlavePath };
            _reader.Start();
            _serving = ServeAsync(peer);
        }

        public async ValueTask DisposeAsync()
        {
            await _end.CancelAsync();
            _terminal.Wake();
            _reader.Join();
            await _serving;
            _terminal.Dispose();
            _end.Dispose();
        }

        private void ReadAll()
        {
            byte[] buffer = new byte[ReadSize];
            for (int count = _terminal.Read(buffer); count > 0; count = _terminal.Read(buffer))
                _heard.Writer.TryWrite(buffer[..count]);
            _heard.Writer.Complete();
        }

        private async Task ServeAsync(ISerialPeer peer)
        {
            try
            {
                await foreach (byte[] bytes in _heard.Reader.ReadAllAsync(_end.Token))
                    await peer.HearAsync(bytes, reply => _terminal.Write(reply.Span), _end.Token);
            }
            catch (OperationCanceledException)
            {
                // The plug was pulled.
            }
        }
    }
}
