using System.Threading.Channels;
using SmartCampus.Demo.Modbus;

namespace SmartCampus.Demo.Lines;

/// <summary>A Modbus RTU bus behind a pseudo-terminal with a stable name: <c>&lt;directory&gt;/tty…</c> points to it while the plug is in.</summary>
/// <param name="link">Path of the stable name.</param>
/// <param name="baud">Bits per second; the replies keep this pace.</param>
/// <param name="time">The clock.</param>
internal sealed class SerialLine(string link, int baud, TimeProvider time) : ILine
{
    // 8N1: a pseudo-terminal carries no parity, and the C library refuses it at every second opening.
    private const int BitsPerByte = 10;

    private readonly List<ModbusUnit> _units = [];
    private Session? _session;

    public string Address { get; } = $"serial:{link}?baud={baud}&parity=none";

    public IReadOnlyList<ModbusUnit> Units => _units;

    public void Add(ModbusUnit unit) => _units.Add(unit);

    public Task PlugAsync(CancellationToken cancellationToken)
    {
        if (_session is not null)
            return Task.CompletedTask;
        var terminal = new PseudoTerminal();
        File.Delete(link);
        File.CreateSymbolicLink(link, terminal.SlavePath);
        _session = new Session(terminal, new RtuBus(_units, new Pace(baud, BitsPerByte), time));
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

        public Session(PseudoTerminal terminal, RtuBus bus)
        {
            _terminal = terminal;
            // A thread of its own: a terminal's read cannot be cancelled and would hold a pool thread.
            _reader = new Thread(ReadAll, 256 * 1024) { IsBackground = true, Name = terminal.SlavePath };
            _reader.Start();
            _serving = ServeAsync(bus);
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
            byte[] buffer = new byte[RtuFrame.Longest];
            for (int count = _terminal.Read(buffer); count > 0; count = _terminal.Read(buffer))
                _heard.Writer.TryWrite(buffer[..count]);
            _heard.Writer.Complete();
        }

        private async Task ServeAsync(RtuBus bus)
        {
            try
            {
                await foreach (byte[] bytes in _heard.Reader.ReadAllAsync(_end.Token))
                    await bus.HearAsync(bytes, reply => _terminal.Write(reply.Span), _end.Token);
            }
            catch (OperationCanceledException)
            {
                // The plug was pulled.
            }
        }
    }
}
