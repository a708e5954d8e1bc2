namespace SmartCampus.Sdk.Testing;

/// <summary>A turn on a <see cref="FaultyLine"/>.</summary>
internal sealed class FaultyTurn(FaultyLine line, ILineTurn inner) : ILineTurn
{
    private readonly byte[] scratch = new byte[4096];
    private bool sent;

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        sent = true;
        await inner.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        line.Sent(bytes);
    }

    public async ValueTask<int> ReadAsync(Memory<byte> buffer, TimeSpan timeout, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfZero(buffer.Length);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeout, TimeSpan.Zero);
        DateTimeOffset deadline = line.Time.GetUtcNow() + timeout;
        while (true)
        {
            if (line.Fault is Fault.Reset or Fault.HalfClose)
                throw Broken(line.Fault == Fault.Reset ? "reset" : "closed");
            if (line.Take(buffer.Length) is { } bytes)
            {
                bytes.CopyTo(buffer);
                return bytes.Length;
            }
            DateTimeOffset now = line.Time.GetUtcNow();
            if (now >= deadline)
                throw Silent(timeout);
            DateTimeOffset until = line.NextDue() is { } due && due < deadline ? due : deadline;
            await ReceiveAsync(until - now, cancellationToken).ConfigureAwait(false);
        }
    }

    public void DiscardInput()
    {
        inner.DiscardInput();
        line.Drop(all: false);
    }

    public void Break()
    {
        inner.Break();
        line.Drop(all: true);
    }

    public void Dispose() => inner.Dispose();

    private async ValueTask ReceiveAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        try
        {
            int count = await inner.ReadAsync(scratch, wait, cancellationToken).ConfigureAwait(false);
            line.Received(scratch[..count]);
        }
        catch (DeviceException e) when (e.Error.Code == ErrorCode.TimedOut)
        {
            // The caller's loop sees what is due now: held bytes or the deadline.
        }
    }

    private DeviceException Broken(string cause)
    {
        line.Count();
        line.Drop(all: true);
        inner.Break();
        return new DeviceException(ErrorCode.Unreachable, cause, $"{line.Address}: {cause}, as the test wanted") { AfterSending = sent };
    }

    private DeviceException Silent(TimeSpan timeout) =>
        new(ErrorCode.TimedOut, "silent", $"{line.Address}: nothing came within {timeout.TotalSeconds} s") { AfterSending = sent };
}
