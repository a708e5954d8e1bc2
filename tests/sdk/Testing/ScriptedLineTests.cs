using SmartCampus.Sdk.Testing;

namespace SmartCampus.Sdk.Tests.Testing;

public sealed class ScriptedLineTests
{
    private readonly byte[] buffer = new byte[3];

    [Fact]
    public async Task Read_LongChunk_ComesInPiecesOfTheBuffer()
    {
        ScriptedLine line = new ScriptedLine().On("01", "0A 0B 0C 0D", "0E");
        using ILineTurn turn = await line.TakeTurnAsync(CancellationToken.None);
        await turn.WriteAsync(new byte[] { 1 }, CancellationToken.None);

        int first = await ReadAsync(turn);
        int second = await ReadAsync(turn);
        int third = await ReadAsync(turn);

        Assert.Equal((3, 1, 1, 0x0E), (first, second, third, buffer[0]));
        Assert.Equal(0, line.Remaining);
    }

    [Fact]
    public async Task Read_NothingComes_TimesOutAndMovesTheClock()
    {
        var time = new ManualTime();
        DateTimeOffset start = time.GetUtcNow();
        using ILineTurn turn = await new ScriptedLine { Time = time }.TakeTurnAsync(CancellationToken.None);

        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => ReadAsync(turn));

        Assert.Equal(("timedOut.silent", 2.0), (e.Error.Reason, (time.GetUtcNow() - start).TotalSeconds));
    }

    [Fact]
    public async Task Write_NotWhatIsExpected_SaysBoth()
    {
        using ILineTurn turn = await new ScriptedLine().On("01 02").TakeTurnAsync(CancellationToken.None);

        InvalidOperationException e = await Assert.ThrowsAsync<InvalidOperationException>(() => turn.WriteAsync(new byte[] { 3 }, CancellationToken.None).AsTask());

        Assert.Equal("Written was 03; the script expects 01 02.", e.Message);
    }

    [Fact]
    public async Task TakeTurn_BeforeTheLastWasGivenBack_Throws()
    {
        var line = new ScriptedLine();
        using ILineTurn turn = await line.TakeTurnAsync(CancellationToken.None);

        await Assert.ThrowsAsync<InvalidOperationException>(() => line.TakeTurnAsync(CancellationToken.None).AsTask());
    }

    [Fact]
    public async Task Read_LineBreaks_ThrowsWhatTheScriptSays()
    {
        ScriptedLine line = new ScriptedLine().OnBroken("01", new DeviceException(ErrorCode.Unreachable, "reset"));
        using ILineTurn turn = await line.TakeTurnAsync(CancellationToken.None);
        await turn.WriteAsync(new byte[] { 1 }, CancellationToken.None);

        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => ReadAsync(turn));

        Assert.Equal("unreachable.reset", e.Error.Reason);
    }

    private Task<int> ReadAsync(ILineTurn turn) => turn.ReadAsync(buffer, TimeSpan.FromSeconds(2), CancellationToken.None).AsTask();
}
