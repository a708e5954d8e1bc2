namespace SmartCampus.Sdk.Testing;

/// <summary>A line that plays a script: each request that is written must be the next one expected, and its answer comes in the chunks given.</summary>
/// <remarks>For one driver at a time. When the script is silent, a read times out at once and moves <see cref="Time"/> on by what it would have waited.</remarks>
public sealed class ScriptedLine(string address = "tcp://script:502") : ILine
{
    private readonly Queue<ScriptedExchange> script = [];
    private readonly Queue<byte[]> input = [];
    private readonly List<byte[]> written = [];
    private DeviceException? readFailure;

    /// <inheritdoc/>
    public string Address { get; } = address;

    /// <summary>The clock to move when a read times out.</summary>
    public ManualTime? Time { get; init; }

    /// <summary>Answers requests that the script does not expect: request in, answer out, nothing for silence.</summary>
    public Func<byte[], byte[]>? Responder { get; set; }

    /// <summary>What <see cref="TakeTurnAsync"/> throws, as long as it is set: the line is gone.</summary>
    public DeviceException? Down { get; set; }

    /// <summary>Every request written so far.</summary>
    public IReadOnlyList<byte[]> Written => written;

    /// <summary>How many turns were taken.</summary>
    public int Turns { get; private set; }

    /// <summary>How many turns were given back.</summary>
    public int TurnsEnded { get; private set; }

    /// <summary>How often a turn said that the conversation is out of step.</summary>
    public int Breaks { get; private set; }

    /// <summary>How many expected exchanges have not happened yet.</summary>
    public int Remaining => script.Count;

    /// <summary>Expects a request and answers it in chunks; no chunk means silence.</summary>
    /// <param name="request">Hexadecimal bytes.</param>
    /// <param name="chunks">Hexadecimal bytes, one text a read.</param>
    public ScriptedLine On(string request, params string[] chunks)
    {
        script.Enqueue(new ScriptedExchange(Hex.Bytes(request), [.. chunks.Select(Hex.Bytes)], null));
        return this;
    }

    /// <summary>Expects a request; after it the line breaks with this failure.</summary>
    /// <param name="request">Hexadecimal bytes.</param>
    /// <param name="failure">What the read throws.</param>
    public ScriptedLine OnBroken(string request, DeviceException failure)
    {
        script.Enqueue(new ScriptedExchange(Hex.Bytes(request), [], failure));
        return this;
    }

    /// <summary>Bytes that lie in the input before anybody asked.</summary>
    public void Leave(string bytes) => input.Enqueue(Hex.Bytes(bytes));

    /// <inheritdoc/>
    public ValueTask<ILineTurn> TakeTurnAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Down is not null)
            throw Down;
        if (Turns != TurnsEnded)
            throw new InvalidOperationException("The turn before was not given back: one talker at a time.");
        Turns++;
        return ValueTask.FromResult<ILineTurn>(new ScriptedTurn(this));
    }

    internal void Write(byte[] bytes)
    {
        written.Add(bytes);
        if (script.TryPeek(out ScriptedExchange? next) && next.Request.AsSpan().SequenceEqual(bytes))
            Play(script.Dequeue());
        else if (Responder is not null)
            Play(new ScriptedExchange(bytes, Responder(bytes) is { Length: > 0 } answer ? [answer] : [], null));
        else
            throw new InvalidOperationException($"Written was {Hex.Text(bytes)}; the script expects {(next is null ? "nothing more" : Hex.Text(next.Request))}.");
    }

    internal int Read(Memory<byte> buffer, TimeSpan timeout)
    {
        if (input.TryDequeue(out byte[]? chunk))
            return Give(chunk, buffer.Span);
        if (readFailure is { } failure)
            throw failure;
        Time?.Advance(timeout);
        throw new DeviceException(ErrorCode.TimedOut, "silent", $"{Address}: nothing came within {timeout.TotalSeconds} s") { AfterSending = true };
    }

    internal void Discard() => input.Clear();

    internal void Break() => Breaks++;

    internal void End() => TurnsEnded++;

    private void Play(ScriptedExchange exchange)
    {
        readFailure = exchange.Failure;
        foreach (byte[] chunk in exchange.Chunks)
            input.Enqueue(chunk);
    }

    private int Give(byte[] chunk, Span<byte> buffer)
    {
        int count = Math.Min(chunk.Length, buffer.Length);
        chunk.AsSpan(0, count).CopyTo(buffer);
        if (count == chunk.Length)
            return count;
        byte[][] later = [.. input];
        input.Clear();
        input.Enqueue(chunk[count..]);
        foreach (byte[] rest in later)
            input.Enqueue(rest);
        return count;
    }
}
