namespace SmartCampus.Sdk;

/// <summary>
/// A line's turn as a stream, for what the base library speaks over streams: HTTP (<see cref="CreateHttpHandler"/>) and WebSocket.
/// It is one connection: when it is disposed, the turn ends and the next one begins on a fresh connection.
/// </summary>
/// <remarks>
/// One reader and one writer at a time; they may overlap: a write interrupts the waiting read, which goes on afterwards.
/// The other side's orderly end reads as 0. Every other failure is a <see cref="DeviceException"/>; libraries wrap it, <see cref="Failure"/> has it as it was.
/// No timers: every wait is a read of the turn and ends at the deadline.
/// </remarks>
public sealed class LineStream : Stream
{
    private readonly SemaphoreSlim talking = new(1, 1);
    private readonly Lock gate = new();
    private readonly ILineTurn turn;
    private readonly TimeProvider time;
    private CancellationTokenSource? reading;
    private (long Begun, TimeSpan Allowed) deadline;
    private volatile DeviceException? failure;
    private volatile bool sent;
    private volatile bool disposed;
    private int writers;
    private int connected;

    private LineStream(ILineTurn turn, TimeProvider time, TimeSpan allowed)
    {
        (this.turn, this.time) = (turn, time);
        deadline = (time.GetTimestamp(), allowed);
    }

    /// <summary>The first failure or the other side's end, as the line told it; <see langword="null"/> while all is well. Any thread.</summary>
    public DeviceException? Failure => failure;

    /// <inheritdoc/>
    public override bool CanRead => !disposed;

    /// <inheritdoc/>
    public override bool CanWrite => !disposed;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Takes a turn on the line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="time">The clock of the deadline.</param>
    /// <param name="allowed">How long all reads together may take from when the turn is had; above zero. <see cref="Allow"/> moves it on.</param>
    /// <param name="cancellationToken">Ends the wait for the turn.</param>
    /// <exception cref="DeviceException"><see cref="ErrorCode.Unreachable"/>: the line cannot be opened.</exception>
    public static async ValueTask<LineStream> OpenAsync(ILine line, TimeProvider time, TimeSpan allowed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(allowed, TimeSpan.Zero);
        return new LineStream(await line.TakeTurnAsync(cancellationToken).ConfigureAwait(false), time, allowed);
    }

    /// <summary>Sets a new deadline, counted from now, also for the read that waits. Any thread.</summary>
    /// <param name="allowed">How long all reads together may take from now; above zero.</param>
    public void Allow(TimeSpan allowed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(allowed, TimeSpan.Zero);
        lock (gate)
        {
            deadline = (time.GetTimestamp(), allowed);
            reading?.Cancel();
        }
    }

    /// <summary>An HTTP handler that makes one connection, this one, and never tries again by itself. Dispose it, or the client made of it; it disposes the stream.</summary>
    public HttpMessageHandler CreateHttpHandler() => new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null,
        ConnectCallback = (_, _) => Interlocked.Exchange(ref connected, 1) == 0
            ? ValueTask.FromResult<Stream>(this)
            : ValueTask.FromException<Stream>(failure ?? new DeviceException(ErrorCode.Unreachable, "closed", "The connection is used up.") { AfterSending = sent }),
    };

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty)
            return 0;
        while (true)
        {
            if (await TryReadAsync(buffer, cancellationToken).ConfigureAwait(false) is { } count)
                return count;
        }
    }

    /// <inheritdoc/>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref writers);
        bool had = false;
        try
        {
            Interrupt();
            await talking.WaitAsync(cancellationToken).ConfigureAwait(false);
            had = true;
            ObjectDisposedException.ThrowIf(disposed, this);
            sent = true;
            await turn.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (DeviceException e)
        {
            failure ??= e;
            throw;
        }
        finally
        {
            Interlocked.Decrement(ref writers);
            if (had)
                talking.Release();
        }
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("A line is read asynchronously.");

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A line is written asynchronously.");

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && !disposed)
        {
            disposed = true;
            Interrupt();
            turn.Break(); // what the other side still sends is nobody's
            turn.Dispose();
        }
        base.Dispose(disposing);
    }

    /// <summary>Reads; null when it was interrupted and should try again.</summary>
    private async ValueTask<int?> TryReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        await talking.WaitAsync(cancellationToken).ConfigureAwait(false);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            TimeSpan left;
            lock (gate)
            {
                ObjectDisposedException.ThrowIf(disposed, this);
                left = deadline.Allowed - time.GetElapsedTime(deadline.Begun);
                reading = end;
            }
            if (Volatile.Read(ref writers) > 0)
                return null;
            if (left <= TimeSpan.Zero)
                throw new DeviceException(ErrorCode.TimedOut, "silent", $"No whole answer came within {deadline.Allowed.TotalSeconds:0.###} s.") { AfterSending = sent };
            return await turn.ReadAsync(buffer, left, end.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            return null; // a write goes first, or the deadline was moved
        }
        catch (DeviceException e)
        {
            failure ??= e;
            if (e.Error is { Code: ErrorCode.Unreachable, Cause: "closed" })
                return 0;
            throw;
        }
        finally
        {
            lock (gate)
                reading = null;
            talking.Release();
        }
    }

    private void Interrupt()
    {
        lock (gate)
            reading?.Cancel();
    }
}
