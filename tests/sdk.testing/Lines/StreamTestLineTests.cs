namespace SmartCampus.Sdk.Testing.Tests.Lines;

public sealed class StreamTestLineTests
{
    /// <summary>A socket's stream says so when it is closed between its reader's look and its read; the reader's thread must not end the test run by it.</summary>
    [Fact]
    public async Task ReadAsync_StreamThatCannotBeReadAnyMore_IsABrokenLine()
    {
        using var line = new ClosedLine();
        using ILineTurn turn = await line.TakeTurnAsync(CancellationToken.None);

        DeviceException broken = await Assert.ThrowsAsync<DeviceException>(() => turn.ReadAsync(new byte[1], TimeSpan.FromSeconds(30), CancellationToken.None).AsTask());

        Assert.Equal((ErrorCode.Unreachable, "closed"), (broken.Error.Code, broken.Error.Cause));
    }

    private sealed class ClosedLine() : StreamTestLine("closed")
    {
        protected override Stream Open() => new ClosedStream();
    }

    private sealed class ClosedStream : MemoryStream
    {
        public override int Read(Span<byte> buffer) => throw new InvalidOperationException("The stream does not support reading.");
    }
}
