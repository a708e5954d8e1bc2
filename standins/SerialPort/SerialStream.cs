using System.Runtime.InteropServices;

namespace System.IO.Ports;

/// <summary>The bytes of an open tty: never blocks a thread, notices hang-up as <see cref="IOException"/>.</summary>
internal sealed class SerialStream : Stream
{
    private readonly TtyHandle handle;
    private readonly Readiness readable = new(Native.EpollIn);
    private readonly Readiness writable = new(Native.EpollOut);
    private readonly Lock gate = new();
    private readonly PollLoop loop;
    private readonly ulong id;
    private bool closed;

    public SerialStream(TtyHandle handle, int readTimeout, int writeTimeout)
    {
        (this.handle, ReadTimeout, WriteTimeout) = (handle, readTimeout, writeTimeout);
        loop = PollLoop.Join(this, handle, out id);
    }

    public override bool CanRead => !closed;

    public override bool CanWrite => !closed;

    public override bool CanSeek => false;

    public override bool CanTimeout => true;

    public override int ReadTimeout { get; set; }

    public override int WriteTimeout { get; set; }

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty)
            return 0;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            nint count = Native.Read(Alive, ref MemoryMarshal.GetReference(buffer.Span), buffer.Length);
            if (count > 0)
                return (int)count;
            await RetryAsync(readable, count == 0 ? Native.EIO : Marshal.GetLastPInvokeError(), cancellationToken).ConfigureAwait(false);
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            cancellationToken.ThrowIfCancellationRequested();
            nint count = Native.Write(Alive, ref MemoryMarshal.GetReference(buffer.Span), buffer.Length);
            if (count > 0)
                buffer = buffer[(int)count..];
            else
                await RetryAsync(writable, Marshal.GetLastPInvokeError(), cancellationToken).ConfigureAwait(false);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count)
    {
        using CancellationTokenSource limit = Limit(ReadTimeout);
        try
        {
            return ReadAsync(buffer.AsMemory(offset, count), limit.Token).AsTask().GetAwaiter().GetResult();
        }
        catch (OperationCanceledException e)
        {
            throw new TimeoutException($"Nothing was received within {ReadTimeout} ms.", e);
        }
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        using CancellationTokenSource limit = Limit(WriteTimeout);
        try
        {
            WriteAsync(buffer.AsMemory(offset, count), limit.Token).AsTask().GetAwaiter().GetResult();
        }
        catch (OperationCanceledException e)
        {
            throw new TimeoutException($"The port did not take the bytes within {WriteTimeout} ms.", e);
        }
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>Drops one or both queues of the tty.</summary>
    public void Discard(int queues)
    {
        if (Native.Control(Alive, Native.Flush, queues) != 0)
            throw Native.Error(Marshal.GetLastPInvokeError());
    }

    /// <summary>Called by the loop. A hang-up ends both waits; the read or write that follows sees the error.</summary>
    public void OnReady(uint events)
    {
        bool broken = (events & (Native.EpollError | Native.EpollHangUp)) != 0;
        if (broken || (events & Native.EpollIn) != 0)
            readable.Signal();
        if (broken || (events & Native.EpollOut) != 0)
            writable.Signal();
        if (!broken)
            Watch();
    }

    protected override void Dispose(bool disposing)
    {
        lock (gate)
        {
            if (closed)
                return;
            closed = true;
            loop.Leave(handle, id);
            // Else close waits, up to 30 s, for bytes that a dead device never takes.
            _ = Native.Control(handle, Native.Flush, Native.FlushBoth);
            handle.Dispose();
        }
        FailBoth();
        base.Dispose(disposing);
    }

    private TtyHandle Alive => closed ? throw new ObjectDisposedException(nameof(SerialPort)) : handle;

    private static CancellationTokenSource Limit(int milliseconds) => milliseconds < 0 ? new() : new(milliseconds);

    private async ValueTask RetryAsync(Readiness direction, int error, CancellationToken cancellationToken)
    {
        if (error == Native.EINTR)
            return;
        if (error != Native.EAGAIN)
            throw Native.Error(error);
        ValueTask wait = direction.Start(cancellationToken);
        await using (cancellationToken.UnsafeRegister(static d => ((Readiness)d!).Cancel(), direction).ConfigureAwait(false))
        {
            Watch();
            await wait.ConfigureAwait(false);
        }
    }

    private void Watch()
    {
        lock (gate)
        {
            if (closed)
                FailBoth();
            else if ((readable.Wanted | writable.Wanted) is uint wanted and not 0)
                loop.Watch(handle, id, wanted);
        }
    }

    private void FailBoth()
    {
        readable.Fail(new ObjectDisposedException(nameof(SerialPort)));
        writable.Fail(new ObjectDisposedException(nameof(SerialPort)));
    }
}
