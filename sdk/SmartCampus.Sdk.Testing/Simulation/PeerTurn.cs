namespace SmartCampus.Sdk.Testing;

/// <summary>A turn on a <see cref="PeerLine"/>.</summary>
internal sealed class PeerTurn(PeerLine line) : ILineTurn
{
    private bool broken;
    private bool ended;

    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(ended, this);
        cancellationToken.ThrowIfCancellationRequested();
        line.Write(bytes);
        return ValueTask.CompletedTask;
    }

    public ValueTask<int> ReadAsync(Memory<byte> buffer, TimeSpan timeout, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(ended, this);
        ArgumentOutOfRangeException.ThrowIfZero(buffer.Length);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeout, TimeSpan.Zero);
        return line.ReadAsync(buffer, timeout, cancellationToken);
    }

    public void DiscardInput() => line.Discard();

    public void Break() => broken = true;

    public void Dispose()
    {
        if (ended)
            return;
        ended = true;
        line.End(broken);
    }
}
