namespace SmartCampus.Sdk.Testing;

/// <summary>A line on simulated time with a <see cref="DevicePeer"/> at its other end.</summary>
internal sealed class PeerLine : ILine
{
    private readonly Lock gate = new();
    private readonly Queue<byte[]> input = [];
    private readonly SimulatedTime time;
    private readonly DevicePeer peer;
    private int connection;
    private bool open;

    public PeerLine(string address, DevicePeer peer, SimulatedTime time)
    {
        (Address, this.peer, this.time) = (address, peer, time);
        peer.Attach(time, Send);
    }

    public string Address { get; }

    /// <summary>Turns taken and not given back.</summary>
    public int OpenTurns { get; private set; }

    /// <summary>True while somebody waits for bytes.</summary>
    public bool IsRead { get; private set; }

    /// <summary>How often the driver has written.</summary>
    public int Writes { get; private set; }

    public async ValueTask<ILineTurn> TakeTurnAsync(CancellationToken cancellationToken)
    {
        while (!TryTake())
            await time.WaitAsync(DateTimeOffset.MaxValue, () => OpenTurns == 0, cancellationToken).ConfigureAwait(false);
        if (!open)
        {
            open = true;
            lock (time.PeerGate)
                peer.Open();
        }
        return new PeerTurn(this);
    }

    internal void Write(ReadOnlyMemory<byte> bytes)
    {
        Writes++;
        lock (time.PeerGate)
            peer.Hear(bytes.ToArray());
        time.Pulse();
    }

    internal async ValueTask<int> ReadAsync(Memory<byte> buffer, TimeSpan timeout, CancellationToken cancellationToken)
    {
        DateTimeOffset start = time.GetUtcNow();
        DateTimeOffset due = timeout < DateTimeOffset.MaxValue - start ? start + timeout : DateTimeOffset.MaxValue;
        IsRead = true;
        try
        {
            await time.WaitAsync(due, HasInput, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            IsRead = false;
        }
        return Take(buffer.Span) is var count and > 0
            ? count
            : throw new DeviceException(ErrorCode.TimedOut, "silent", $"{Address}: nothing came within {timeout.TotalSeconds} s") { AfterSending = true };
    }

    internal void Discard()
    {
        lock (gate)
            input.Clear();
    }

    internal void End(bool broken)
    {
        if (broken)
            Close();
        lock (gate)
            OpenTurns--;
        time.Pulse();
    }

    private bool TryTake()
    {
        lock (gate)
        {
            if (OpenTurns > 0)
                return false;
            OpenTurns++;
            return true;
        }
    }

    private void Send(byte[] message, TimeSpan after)
    {
        if (!open || message.Length == 0)
            return;
        if (after <= TimeSpan.Zero)
        {
            Arrive(message, connection);
            return;
        }
        int sent = connection;
        ITimer? later = null;
        later = time.CreateTimer(
            _ =>
            {
                later?.Dispose();
                Arrive(message, sent);
            },
            null,
            after,
            Timeout.InfiniteTimeSpan);
    }

    // What was on its way when the connection was closed is lost.
    private void Arrive(byte[] message, int sent)
    {
        lock (gate)
        {
            if (sent != connection || !open)
                return;
            input.Enqueue(message);
        }
        time.Pulse();
    }

    private bool HasInput()
    {
        lock (gate)
            return input.Count > 0;
    }

    private int Take(Span<byte> buffer)
    {
        lock (gate)
        {
            if (!input.TryDequeue(out byte[]? message))
                return 0;
            int count = Math.Min(message.Length, buffer.Length);
            message.AsSpan(0, count).CopyTo(buffer);
            if (count < message.Length)
            {
                byte[][] later = [message[count..], .. input];
                input.Clear();
                foreach (byte[] rest in later)
                    input.Enqueue(rest);
            }
            return count;
        }
    }

    private void Close()
    {
        if (!open)
            return;
        open = false;
        lock (gate)
        {
            connection++;
            input.Clear();
        }
        lock (time.PeerGate)
            peer.Close();
    }
}
