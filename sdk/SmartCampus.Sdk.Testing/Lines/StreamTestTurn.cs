using System.Threading.Channels;

namespace SmartCampus.Sdk.Testing;

/// <summary>A turn on a <see cref="StreamTestLine"/>.</summary>
internal sealed class StreamTestTurn(StreamTestLine line, StreamTestLine.OpenStream stream) : ILineTurn
{
    private ReadOnlyMemory<byte> rest;
    private bool sent;
    private bool broken;
    private bool ended;

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        sent = true;
        try
        {
            await stream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException e)
        {
            throw Broke(e);
        }
    }

    public async ValueTask<int> ReadAsync(Memory<byte> buffer, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (rest.IsEmpty)
            rest = await NextAsync(timeout, cancellationToken).ConfigureAwait(false);
        int count = Math.Min(rest.Length, buffer.Length);
        rest[..count].CopyTo(buffer);
        rest = rest[count..];
        return count;
    }

    public void DiscardInput()
    {
        rest = default;
        while (stream.Input.TryRead(out _))
            continue;
    }

    public void Break() => broken = true;

    public void Dispose()
    {
        if (ended)
            return;
        ended = true;
        line.End(broken);
    }

    private async ValueTask<byte[]> NextAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(timeout);
        try
        {
            return await stream.Input.ReadAsync(deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DeviceException(ErrorCode.TimedOut, "silent", $"{line.Address}: nothing came within {timeout.TotalSeconds} s") { AfterSending = sent };
        }
        catch (ChannelClosedException e)
        {
            throw Broke(e.InnerException ?? e);
        }
    }

    private DeviceException Broke(Exception cause)
    {
        broken = true;
        return new DeviceException(ErrorCode.Unreachable, "closed", $"{line.Address}: {cause.Message}", cause) { AfterSending = sent };
    }
}
