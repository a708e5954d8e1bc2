namespace SmartCampus.Sdk;

/// <summary>The right to talk on a line. Dispose it to let the next one speak.</summary>
/// <remarks>For one caller at a time. Every failure is a <see cref="DeviceException"/>, with <see cref="DeviceException.AfterSending"/> set once bytes have left.</remarks>
public interface ILineTurn : IDisposable
{
    /// <summary>Sends all bytes.</summary>
    /// <exception cref="DeviceException"><see cref="ErrorCode.Unreachable"/>: the line broke.</exception>
    ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>Reads what has arrived, at least one byte; bytes come in any grouping.</summary>
    /// <param name="buffer">Where to; not empty.</param>
    /// <param name="timeout">How long to wait for the first byte, above zero; the wait really ends then, also on a tty.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many bytes were read, at least 1.</returns>
    /// <exception cref="DeviceException"><see cref="ErrorCode.TimedOut"/> (cause <c>silent</c>): nothing came; <see cref="ErrorCode.Unreachable"/>: the line broke.</exception>
    ValueTask<int> ReadAsync(Memory<byte> buffer, TimeSpan timeout, CancellationToken cancellationToken);

    /// <summary>Drops what has arrived and was not read. Does not wait.</summary>
    void DiscardInput();

    /// <summary>Says that the conversation is out of step: before the next turn TCP is closed and opened again, a serial line is read until it is silent.</summary>
    void Break();
}
