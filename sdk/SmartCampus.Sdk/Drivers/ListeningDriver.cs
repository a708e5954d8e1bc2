namespace SmartCampus.Sdk;

/// <summary>A driver whose device speaks by itself, on a line of its own: a scale that sends all the time, a reader, a socket.</summary>
/// <param name="device">The device's context.</param>
/// <param name="silence">The longest gap between two sound messages, above zero; after it the device is offline. The first one must come within 30 s.</param>
/// <remarks>
/// Life cycle, one thing at a time:
/// 1. The line's turn is taken and kept until the end; what lay in its input is dropped. Another device on the line is refused (<c>notConfigured.lineTaken</c>).
/// 2. <see cref="OpenAsync"/> asks the device to speak, if it must be asked.
/// 3. Until the first sound message the device is not online and no command runs.
/// 4. Bytes go to <see cref="Hear"/> as they come; then <see cref="TendAsync"/> may answer them.
/// 5. Commands run at once, between two messages. What arrives meanwhile stays on the line until the command reads it or ends.
/// 6. Silence, a broken line or an exception ends the run; the platform backs off and begins at 1 on the same driver.
/// Nothing is queued: report the latest of what one call to <see cref="Hear"/> brought, not each message of it.
/// </remarks>
public abstract class ListeningDriver(IDeviceContext device, TimeSpan silence) : IDriver
{
    private static readonly TimeSpan LongestOpening = TimeSpan.FromSeconds(30);

    private readonly byte[] buffer = new byte[4096];
    private ILineTurn? line;
    private CancellationTokenSource? readEnd;
    private CancellationToken runEnd;
    private Task<int>? reading;
    private long heardAt;
    private bool heard;
    private bool garbled;
    private bool sent;

    /// <summary>The device's context.</summary>
    protected IDeviceContext Device { get; } = device;

    private ILineTurn Line => line ?? throw new InvalidOperationException("The driver does not run.");

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using ILineTurn turn = await Device.Line.TakeTurnAsync(cancellationToken).ConfigureAwait(false);
        (line, runEnd, reading, heard, garbled, sent) = (turn, cancellationToken, null, false, false, false);
        readEnd = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            turn.DiscardInput();
            await OpenAsync(cancellationToken).ConfigureAwait(false);
            heardAt = Device.Time.GetTimestamp();
            while (!heard)
                await ReceiveAsync(Left(silence < LongestOpening ? silence : LongestOpening), cancellationToken).ConfigureAwait(false);
            while (true)
                await ListenAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await readEnd.CancelAsync().ConfigureAwait(false);
            _ = reading?.ContinueWith(static r => r.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            readEnd.Dispose();
            line = null;
            turn.Break(); // the device speaks on; whoever comes next must not begin in the middle
        }
    }

    /// <summary>Prepares the device and asks it to speak; nothing by default. It may write and receive.</summary>
    /// <exception cref="DeviceException">The device cannot be talked to.</exception>
    protected virtual ValueTask OpenAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>Takes in what has arrived, in any grouping: the end of one message, the start of the next. Reports the latest. Never called twice at once.</summary>
    /// <returns>True when at least one sound message was completed by it.</returns>
    protected abstract bool Hear(ReadOnlySpan<byte> bytes);

    /// <summary>Called after bytes were heard, and after a command: the place to write what the device must be told. Nothing by default.</summary>
    /// <exception cref="DeviceException">The device cannot be talked to.</exception>
    protected virtual ValueTask TendAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>Sends bytes. For <see cref="OpenAsync"/>, <see cref="TendAsync"/> and commands; what has arrived before is heard first.</summary>
    /// <exception cref="DeviceException">The line broke.</exception>
    protected async ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await StopReadingAsync().ConfigureAwait(false);
        sent = true;
        await Line.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits for bytes and passes them to <see cref="Hear"/>. For <see cref="OpenAsync"/>, <see cref="TendAsync"/> and commands that await an answer.</summary>
    /// <exception cref="DeviceException"><see cref="ErrorCode.TimedOut"/>: nothing came in time; or the line broke.</exception>
    protected async ValueTask ReceiveAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        await StopReadingAsync().ConfigureAwait(false);
        if (timeout <= TimeSpan.Zero)
            throw Silent(null);
        try
        {
            Take(await Line.ReadAsync(buffer, timeout, cancellationToken).ConfigureAwait(false));
        }
        catch (DeviceException e) when (e.Error.Code == ErrorCode.TimedOut)
        {
            throw Silent(e);
        }
    }

    private async ValueTask ListenAsync(CancellationToken cancellationToken)
    {
        if (Left(silence) is var left && left <= TimeSpan.Zero)
            throw Silent(null);
        Task<int> read = reading = Line.ReadAsync(buffer, left, readEnd!.Token).AsTask();
        if (read.IsCompleted)
            await Task.Yield(); // a device that never stops must not keep a thread to itself
        await Device.WaitAsync(read, cancellationToken).ConfigureAwait(false);
        await StopReadingAsync().ConfigureAwait(false); // a command that wrote nothing leaves it under way
        await TendAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends the read under way; bytes that it has brought are heard.</summary>
    private async ValueTask StopReadingAsync()
    {
        if (reading is not { } read)
            return;
        reading = null;
        if (!read.IsCompleted)
            await readEnd!.CancelAsync().ConfigureAwait(false);
        try
        {
            Take(await read.ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (!runEnd.IsCancellationRequested)
        {
            // Ended by us, before anything came.
        }
        catch (DeviceException e) when (e.Error.Code == ErrorCode.TimedOut)
        {
            throw Silent(e);
        }
        finally
        {
            if (readEnd!.IsCancellationRequested && !runEnd.IsCancellationRequested)
            {
                readEnd.Dispose();
                readEnd = CancellationTokenSource.CreateLinkedTokenSource(runEnd);
            }
        }
    }

    private void Take(int count)
    {
        bool sound = Hear(buffer.AsSpan(0, count));
        garbled = !sound;
        if (!sound)
            return;
        heard = true;
        heardAt = Device.Time.GetTimestamp();
    }

    private TimeSpan Left(TimeSpan longest) => longest - Device.Time.GetElapsedTime(heardAt);

    private DeviceException Silent(DeviceException? e) => garbled
        ? new DeviceException(ErrorCode.BadFrame, "garbled", $"{Device.Line.Address}: bytes came, but no sound message.", e) { AfterSending = sent }
        : new DeviceException(ErrorCode.TimedOut, "silent", e?.Message ?? $"{Device.Line.Address}: nothing came in time.", e) { AfterSending = sent };
}
