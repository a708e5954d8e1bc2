namespace SmartCampus.Sdk.Testing;

/// <summary>A device that speaks only when asked: one request, one answer.</summary>
/// <param name="answer">Request in, answer out; <see langword="null"/> or nothing for silence.</param>
public sealed class AnsweringPeer(Func<byte[], byte[]?> answer) : DevicePeer
{
    /// <inheritdoc/>
    protected override void Receive(byte[] bytes)
    {
        if (answer(bytes) is { Length: > 0 } message)
            Send(message);
    }
}
