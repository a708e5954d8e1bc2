namespace SmartCampus.Sdk.Testing;

/// <summary>A line that replays a capture: what the driver writes must be what was written then, and it is answered as it was then.</summary>
/// <remarks>For one driver at a time, on simulated time: a wait moves <see cref="Time"/> on by as long as it took then. After the end of the capture the line is silent.</remarks>
/// <param name="capture">See <see cref="CaptureFile"/>.</param>
/// <param name="address">The address that the driver sees.</param>
public sealed class CaptureLine(IReadOnlyList<CaptureChunk> capture, string address = "tcp://capture:1") : ILine
{
    private byte[] asked = [];
    private byte[] written = [];
    private byte[] rest = [];
    private TimeSpan at = capture.Count == 0 ? TimeSpan.Zero : capture[0].At;
    private int next;

    /// <inheritdoc/>
    public string Address { get; } = address;

    /// <summary>The clock to move.</summary>
    public ManualTime? Time { get; init; }

    /// <summary>Takes out of a request what differs from run to run, e.g. a transaction number; nothing by default.</summary>
    public Func<byte[], byte[]> Normalise { get; init; } = request => request;

    /// <summary>Fits a recorded answer to the request of this run: recorded request, request now, recorded answer.</summary>
    public Func<byte[], byte[], byte[], byte[]> Adapt { get; init; } = (_, _, answer) => answer;

    /// <summary>True when all of the capture was replayed.</summary>
    public bool IsOver => next == capture.Count && rest.Length == 0;

    /// <inheritdoc/>
    public ValueTask<ILineTurn> TakeTurnAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult<ILineTurn>(new CaptureTurn(this));
    }

    internal void Write(byte[] bytes)
    {
        DropAnswers();
        if (next == capture.Count)
            throw new InvalidOperationException($"Written was {Hex.Text(bytes)}; the capture is over.");
        byte[] expected = [.. capture[next].Bytes];
        if (!Normalise(expected).AsSpan().SequenceEqual(Normalise(bytes)))
            throw new InvalidOperationException($"Written was {Hex.Text(bytes)}; the capture has {Hex.Text(expected)} at {capture[next].At.TotalMilliseconds} ms.");
        (asked, written, rest, at) = (expected, bytes, [], capture[next].At);
        next++;
    }

    internal int Read(Span<byte> buffer, TimeSpan timeout)
    {
        if (rest.Length == 0)
            Fetch(timeout);
        int count = Math.Min(rest.Length, buffer.Length);
        rest.AsSpan(0, count).CopyTo(buffer);
        rest = rest[count..];
        return count;
    }

    /// <summary>Drops what had come by now.</summary>
    internal void Discard()
    {
        rest = [];
        while (next < capture.Count && !capture[next].ToDevice && capture[next].At <= at)
            next++;
    }

    private void Fetch(TimeSpan timeout)
    {
        bool comes = next < capture.Count && !capture[next].ToDevice && capture[next].At - at <= timeout;
        TimeSpan passed = comes ? capture[next].At - at : timeout;
        Time?.Advance(passed > TimeSpan.Zero ? passed : TimeSpan.Zero);
        at += passed;
        if (!comes)
            throw new DeviceException(ErrorCode.TimedOut, "silent", $"{Address}: nothing came within {timeout.TotalSeconds} s") { AfterSending = written.Length > 0 };
        rest = Adapt(asked, written, [.. capture[next].Bytes]);
        next++;
    }

    // Answers that nobody read were dropped then, too.
    private void DropAnswers()
    {
        while (next < capture.Count && !capture[next].ToDevice)
            next++;
    }
}
