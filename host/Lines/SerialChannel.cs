using System.IO.Ports;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Lines;

/// <summary>A serial port. One read is always under way into a buffer of our own, so a wait ends at its deadline even where the system's read does not.</summary>
internal sealed class SerialChannel(LineAddress address, TimeProvider time) : ILineChannel
{
    private static readonly TimeSpan LongestNoise = TimeSpan.FromSeconds(1);
    private byte[] buffer = [];
    private SerialPort? port;
    private Stream? stream;
    private Task<int>? reading;
    private int start;
    private int end;

    public bool IsUsable => port is not null && reading is not { IsFaulted: true };

    private Stream Opened => stream ?? throw new IOException($"The port '{address.Target}' is closed.");

    // Silence that ends a message: 3.5 characters, and no less than USB adapters take to pass one on.
    private TimeSpan Silence => TimeSpan.FromMilliseconds(Math.Max(20, 3.5 * 11 * 1000 / address.Baud));

    public Task OpenAsync(CancellationToken cancellationToken) => Task.Run(Open, cancellationToken);

    public async ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (start == end)
            await FillAsync(cancellationToken);
        int count = Math.Min(end - start, buffer.Length);
        this.buffer.AsMemory(start, count).CopyTo(buffer);
        start += count;
        StartReading();
        return count;
    }

    public async ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await Opened.WriteAsync(bytes, cancellationToken);
        }
        catch (InvalidOperationException e)
        {
            throw Gone(e);
        }
    }

    public void Discard()
    {
        start = end = 0;
        if (reading is { IsCompletedSuccessfully: true })
            reading = null;
        try
        {
            port?.DiscardInBuffer();
            StartReading();
        }
        catch (Exception e) when (LineFaults.IsTransport(e))
        {
            // The port has gone; the next read says so.
        }
    }

    public async ValueTask ResynchroniseAsync(CancellationToken cancellationToken)
    {
        long begun = time.GetTimestamp();
        while (port is not null && time.GetElapsedTime(begun) < LongestNoise)
        {
            Discard();
            try
            {
                await (reading ?? Task.CompletedTask).WaitAsync(Silence, time, cancellationToken);
            }
            catch (TimeoutException)
            {
                return;
            }
            catch (Exception e) when (LineFaults.IsTransport(e))
            {
                Close();
                return;
            }
        }
    }

    public void Close()
    {
        _ = reading?.ContinueWith(static r => r.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        reading = null;
        start = end = 0;
        try
        {
            // The stream first: the port would flush it, and System.IO.Ports flushes for ever when a write came after the adapter was pulled out.
            stream?.Dispose();
            port?.Dispose();
        }
        catch (Exception e) when (LineFaults.IsTransport(e))
        {
            // System.IO.Ports complains when the adapter was pulled out before; it is closed all the same.
        }
        (port, stream) = (null, null);
    }

    private void Open()
    {
        var opening = new SerialPort(address.Target, address.Baud, ParityOf(address.Parity), address.DataBits, address.StopBits == 2 ? StopBits.Two : StopBits.One);
        try
        {
            opening.Open();
            opening.DiscardInBuffer();
            (port, stream, buffer) = (opening, opening.BaseStream, buffer is [] ? new byte[1024] : buffer);
            StartReading();
        }
        catch
        {
            (port, stream) = (null, null);
            opening.Dispose();
            throw;
        }
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        StartReading();
        int count = await reading!.WaitAsync(cancellationToken);
        (reading, start, end) = (null, 0, count);
    }

    private void StartReading()
    {
        if (start == end && reading is null)
            reading = ReadOnceAsync(Opened);
    }

    private async Task<int> ReadOnceAsync(Stream stream)
    {
        try
        {
            int count = await stream.ReadAsync(buffer, CancellationToken.None);
            return count > 0 ? count : throw Gone(null);
        }
        catch (InvalidOperationException e)
        {
            throw Gone(e);
        }
    }

    // System.IO.Ports says "not open" of a port that has hung up.
    private IOException Gone(Exception? cause) => new($"The port '{address.Target}' has hung up.", cause);

    private static Parity ParityOf(LineParity parity) => parity switch
    {
        LineParity.Even => Parity.Even,
        LineParity.Odd => Parity.Odd,
        _ => Parity.None,
    };
}
