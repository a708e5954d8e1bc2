namespace SmartCampus.Sdk.Testing.Tests.Recording;

public sealed class CaptureTests
{
    private const string Capture = """
        # tcp://10.0.0.7:502
        0.0 > 01 02

        12.5 < 0A 0B
        2000.0 < 0C
        2500.0 > 03
        """;

    private readonly ManualTime time = new();
    private readonly byte[] buffer = new byte[8];

    [Fact]
    public void Format_OfWhatWasParsed_IsTheSameText() =>
        Assert.Equal(["0.0 > 01 02", "12.5 < 0A 0B", "2000.0 < 0C", "2500.0 > 03"], CaptureFile.Parse(Capture).Select(CaptureFile.Format));

    [Theory]
    [InlineData("x > 01")]
    [InlineData("1.0 = 01")]
    [InlineData("1.0 >")]
    [InlineData("1.0 > 0")]
    [InlineData("-1 > 00")]
    public void Parse_BadLine_IsNamed(string line)
    {
        FormatException e = Assert.Throws<FormatException>(() => CaptureFile.Parse("# remark\n" + line));

        Assert.StartsWith("Line 2", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_Answers_ComeInTheirTime()
    {
        DateTimeOffset start = time.GetUtcNow();
        using ILineTurn turn = await WrittenAsync(1, 2);

        int first = await ReadAsync(turn, 1);
        double after = (time.GetUtcNow() - start).TotalMilliseconds;
        DeviceException silent = await Assert.ThrowsAsync<DeviceException>(() => ReadAsync(turn, 1));
        int second = await ReadAsync(turn, 1);

        Assert.Equal((2, 12.5, 1), (first, after, second));
        Assert.Equal("timedOut.silent", silent.Error.Reason);
        Assert.Equal(2000, (time.GetUtcNow() - start).TotalMilliseconds);
    }

    [Fact]
    public async Task Write_SomethingElse_SaysBoth()
    {
        InvalidOperationException e = await Assert.ThrowsAsync<InvalidOperationException>(() => WrittenAsync(9));

        Assert.Equal("Written was 09; the capture has 01 02 at 0 ms.", e.Message);
    }

    [Fact]
    public async Task Write_AfterTheEnd_SaysSo()
    {
        using ILineTurn turn = await WrittenAsync(1, 2);
        await turn.WriteAsync(new byte[] { 3 }, CancellationToken.None);

        await Assert.ThrowsAsync<InvalidOperationException>(() => turn.WriteAsync(new byte[] { 4 }, CancellationToken.None).AsTask());
    }

    private async Task<ILineTurn> WrittenAsync(params byte[] bytes)
    {
        ILineTurn turn = await new CaptureLine(CaptureFile.Parse(Capture)) { Time = time }.TakeTurnAsync(CancellationToken.None);
        await turn.WriteAsync(bytes, CancellationToken.None);
        return turn;
    }

    private Task<int> ReadAsync(ILineTurn turn, double seconds) => turn.ReadAsync(buffer, TimeSpan.FromSeconds(seconds), CancellationToken.None).AsTask();
}
