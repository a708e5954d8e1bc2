using System.Net.Sockets;

namespace SmartCampus.Sdk.Testing;

/// <summary>Stands between a host and a real device, passes everything on both ways, and writes it down as a <see cref="CaptureFile"/>.</summary>
/// <remarks>The host connects by TCP; the device is reached by TCP or by a serial port (not on Windows). One connection at a time.</remarks>
/// <param name="device">The device's line.</param>
/// <param name="capture">Where to; every chunk is flushed.</param>
/// <param name="time">The clock of the capture.</param>
public sealed class LineRecorder(LineAddress device, TextWriter capture, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly byte[] fromDevice = new byte[4096];
    private readonly long start = time.GetTimestamp();
    private Stream? line;
    private Task<int>? reading;

    /// <summary>How many chunks were written down.</summary>
    public int Chunks { get; private set; }

    /// <summary>Records until cancelled: takes a connection, opens the device, passes on until either end closes, takes the next.</summary>
    /// <param name="listener">Where the host connects; already listening.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled: its usual end.</exception>
    public async Task RunAsync(TcpListener listener, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(listener);
        Remark(device.ToString());
        try
        {
            while (true)
                await TakeAsync(listener, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await CloseAsync().ConfigureAwait(false);
        }
    }

    private async Task TakeAsync(TcpListener listener, CancellationToken cancellationToken)
    {
        using TcpClient host = await listener.AcceptTcpClientAsync(cancellationToken).ConfigureAwait(false);
        host.NoDelay = true;
        try
        {
            await PassAsync(host.GetStream(), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            Remark(e.Message);
            await CloseAsync().ConfigureAwait(false);
        }
    }

    private async Task PassAsync(Stream host, CancellationToken cancellationToken)
    {
        line ??= await DeviceStream.OpenAsync(device, cancellationToken).ConfigureAwait(false);
        Remark("connected");
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task toDevice = FromHostAsync(host, line, end.Token);
        Task toHost = FromDeviceAsync(line, host, end.Token);
        Task first = await Task.WhenAny(toDevice, toHost).ConfigureAwait(false);
        Remark(first == toDevice ? "the host closed" : "the device closed");
        await end.CancelAsync().ConfigureAwait(false);
        _ = Task.WhenAll(toDevice, toHost).ContinueWith(static t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        // A read of a serial port cannot be ended: the port stays open, and the next connection takes that read over.
        if (device.Kind == LineKind.Tcp || first != toDevice)
            await CloseAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task FromHostAsync(Stream host, Stream to, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[4096];
        for (int count = await host.ReadAsync(buffer, cancellationToken).ConfigureAwait(false); count > 0; count = await host.ReadAsync(buffer, cancellationToken).ConfigureAwait(false))
        {
            Write(buffer[..count], toDevice: true);
            await to.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task FromDeviceAsync(Stream from, Stream host, CancellationToken cancellationToken)
    {
        while (true)
        {
            reading ??= from.ReadAsync(fromDevice, CancellationToken.None).AsTask();
            int count = await reading.WaitAsync(cancellationToken).ConfigureAwait(false);
            reading = null;
            if (count == 0)
                return;
            byte[] chunk = fromDevice[..count];
            Write(chunk, toDevice: false);
            await host.WriteAsync(chunk, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask CloseAsync()
    {
        if (line is not null)
            await line.DisposeAsync().ConfigureAwait(false);
        _ = reading?.ContinueWith(static r => r.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        (line, reading) = (null, null);
    }

    // Written down before it is passed on: an answer must never stand before its request.
    private void Write(byte[] bytes, bool toDevice)
    {
        lock (gate)
        {
            capture.WriteLine(CaptureFile.Format(new CaptureChunk(time.GetElapsedTime(start), toDevice, bytes)));
            capture.Flush();
            Chunks++;
        }
    }

    private void Remark(string text)
    {
        lock (gate)
        {
            capture.WriteLine($"# {text.ReplaceLineEndings(" ")}");
            capture.Flush();
        }
    }
}
