using SmartCampus.Plugins.Osdp.Tests.Reader;

namespace SmartCampus.Plugins.Osdp.Tests.Sharing;

/// <summary>One RS-485 pair at 9600 Bd with several readers: every byte takes its time on the wire, a reader 3 ms to think, the host 2 ms to turn round. First come, first served.</summary>
internal sealed class SharedWire(ManualTime time, IReadOnlyList<TestReader> readers) : ILine
{
    private const int IdleCharacters = 2;

    private static readonly TimeSpan Character = TimeSpan.FromSeconds(10.0 / 9600);
    private static readonly TimeSpan Thinking = TimeSpan.FromMilliseconds(3);
    private static readonly TimeSpan Host = TimeSpan.FromMilliseconds(2);

    private readonly Queue<TaskCompletionSource> waiting = [];
    private bool isTaken;

    /// <summary>How long the wire was in use: bytes, the two characters of silence behind a reply, and the wait for one that did not come. The same however slow host and readers are.</summary>
    public TimeSpan LineTime { get; private set; }

    public string Address => "serial:/dev/shared?baud=9600";

    public async ValueTask<ILineTurn> TakeTurnAsync(CancellationToken cancellationToken)
    {
        if (isTaken)
        {
            var turn = new TaskCompletionSource();
            waiting.Enqueue(turn);
            await turn.Task.ConfigureAwait(false);
        }
        isTaken = true;
        await Task.Delay(Host, time, CancellationToken.None).ConfigureAwait(false);
        return new Turn(this);
    }

    private void Release()
    {
        if (waiting.TryDequeue(out TaskCompletionSource? next))
            next.SetResult();
        else
            isTaken = false;
    }

    private sealed class Turn(SharedWire wire) : ILineTurn
    {
        private byte[] reply = [];
        private int sent;

        public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
        {
            await Task.Delay(Character * bytes.Length, wire.Time, CancellationToken.None).ConfigureAwait(false);
            sent = bytes.Length;
            reply = [.. wire.Readers.SelectMany(r => r.Answer(bytes.ToArray()))];
        }

        public async ValueTask<int> ReadAsync(Memory<byte> buffer, TimeSpan timeout, CancellationToken cancellationToken)
        {
            TimeSpan takes = reply.Length == 0 ? timeout : Thinking + (Character * reply.Length);
            await Task.Delay(takes, wire.Time, CancellationToken.None).ConfigureAwait(false);
            wire.LineTime += reply.Length == 0 ? timeout : Character * (sent + reply.Length + IdleCharacters); // the wait begins with the command's first byte
            if (reply.Length == 0)
                throw new DeviceException(ErrorCode.TimedOut, "silent");
            reply.CopyTo(buffer);
            int count = reply.Length;
            reply = [];
            return count;
        }

        public void DiscardInput() => reply = [];

        public void Break() => throw new InvalidOperationException("A break on a shared line closes it for all.");

        public void Dispose() => wire.Release();
    }

    private ManualTime Time => time;

    private IReadOnlyList<TestReader> Readers => readers;
}
