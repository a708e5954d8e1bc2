namespace SmartCampus.Sdk.Testing;

/// <summary>A turn on a <see cref="CaptureLine"/>.</summary>
internal sealed class CaptureTurn(CaptureLine line) : ILineTurn
{
    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        line.Write(bytes.ToArray());
        return ValueTask.CompletedTask;
    }

    public ValueTask<int> ReadAsync(Memory<byte> buffer, TimeSpan timeout, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ArgumentOutOfRangeException.ThrowIfZero(buffer.Length);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeout, TimeSpan.Zero);
        return ValueTask.FromResult(line.Read(buffer.Span, timeout));
    }

    public void DiscardInput() => line.Discard();

    public void Break() => line.Discard();

    public void Dispose()
    {
    }
}
