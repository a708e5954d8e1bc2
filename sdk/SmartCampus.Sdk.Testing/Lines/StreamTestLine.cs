using System.Threading.Channels;

namespace SmartCampus.Sdk.Testing;

/// <summary>A real byte channel for tests: opened at the first turn, opened anew after a break. One talker at a time, first come, first served.</summary>
/// <remarks>A thread of its own reads, so that a wait ends at its deadline also on a terminal.</remarks>
public abstract class StreamTestLine(string address) : ILine, IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private OpenStream? open;

    /// <inheritdoc/>
    public string Address { get; } = address;

    /// <inheritdoc/>
    public async ValueTask<ILineTurn> TakeTurnAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            open ??= new OpenStream(Open());
            return new StreamTestTurn(this, open);
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException or UnauthorizedAccessException)
        {
            turn.Release();
            throw new DeviceException(ErrorCode.Unreachable, "open", $"{Address}: {e.Message}", e);
        }
    }

    /// <summary>Closes the channel.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens the channel.</summary>
    protected abstract Stream Open();

    /// <summary>Closes the channel.</summary>
    protected virtual void Dispose(bool disposing)
    {
        Close();
        turn.Dispose();
    }

    internal void End(bool broken)
    {
        if (broken)
            Close();
        turn.Release();
    }

    private void Close()
    {
        open?.Dispose();
        open = null;
    }

    internal sealed class OpenStream : IDisposable
    {
        private readonly Stream stream;
        private readonly Channel<byte[]> input = Channel.CreateUnbounded<byte[]>();

        public OpenStream(Stream stream)
        {
            this.stream = stream;
            new Thread(Pump) { IsBackground = true, Name = "test line" }.Start();
        }

        public ChannelReader<byte[]> Input => input.Reader;

        public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => stream.WriteAsync(bytes, cancellationToken);

        public void Dispose() => stream.Dispose();

        private void Pump()
        {
            byte[] buffer = new byte[1024];
            try
            {
                for (int count = stream.Read(buffer); count > 0; count = stream.Read(buffer))
                    input.Writer.TryWrite(buffer[..count]);
                input.Writer.TryComplete(new IOException("The other end has closed."));
            }
            catch (Exception e) when (e is IOException or InvalidOperationException) // closed meanwhile: a socket's stream says that it is disposed, or that it cannot be read
            {
                input.Writer.TryComplete(e);
            }
        }
    }
}
