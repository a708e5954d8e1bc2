namespace SmartCampus.Sdk.Testing.Tests.Faults;

public sealed class FaultyLineTests
{
    private readonly ManualTime time = new();
    private readonly byte[] buffer = new byte[64];

    [Theory]
    [InlineData(Fault.None, "01 02 03 04")]
    [InlineData(Fault.Drop, "01 02 03")]
    [InlineData(Fault.Corrupt, "01 02 03 06")]
    [InlineData(Fault.Truncate, "01 02 03")]
    [InlineData(Fault.Duplicate, "01 02 03 04 01 02 03 04")]
    [InlineData(Fault.Split, "01 02 03 04")]
    [InlineData(Fault.Echo, "AA 01 02 03 04")]
    [InlineData(Fault.Foreign, "EE FF 01 02 03 04")]
    public async Task Read_WithFault_BringsWhatTheFaultLeaves(Fault fault, string expected)
    {
        FaultyLine line = Line(fault);

        Assert.Equal(expected, await AllAsync(line));
        Assert.Equal(fault == Fault.None ? 0 : 1, line.Done);
    }

    [Fact]
    public async Task Read_WithGarbage_BringsBytesBeforeTheMessage()
    {
        string seen = await AllAsync(Line(Fault.Garbage));

        Assert.EndsWith("01 02 03 04", seen, StringComparison.Ordinal);
        Assert.NotEqual("01 02 03 04", seen);
    }

    [Fact]
    public async Task Read_Split_BringsOneByteAtATime()
    {
        using ILineTurn turn = await AskAsync(Line(Fault.Split));

        Assert.Equal(1, await turn.ReadAsync(buffer, TimeSpan.FromSeconds(1), CancellationToken.None));
    }

    [Fact]
    public async Task Read_Delayed_ComesWhenItIsDue()
    {
        FaultyLine line = Line(Fault.Delay);
        DateTimeOffset start = time.GetUtcNow();
        using ILineTurn turn = await AskAsync(line);

        await Assert.ThrowsAsync<DeviceException>(() => turn.ReadAsync(buffer, TimeSpan.FromSeconds(1), CancellationToken.None).AsTask());
        int count = await turn.ReadAsync(buffer, TimeSpan.FromSeconds(1), CancellationToken.None);

        Assert.Equal((4, 1.5), (count, (time.GetUtcNow() - start).TotalSeconds));
    }

    [Theory]
    [InlineData(Fault.Mute, "timedOut.silent")]
    [InlineData(Fault.Reset, "unreachable.reset")]
    [InlineData(Fault.HalfClose, "unreachable.closed")]
    public async Task Read_NothingComes_ThrowsItsReasonAndThatBytesHadLeft(Fault fault, string reason)
    {
        using ILineTurn turn = await AskAsync(Line(fault));

        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => turn.ReadAsync(buffer, TimeSpan.FromSeconds(1), CancellationToken.None).AsTask());

        Assert.Equal((reason, true), (e.Error.Reason, e.AfterSending));
    }

    [Fact]
    public async Task TakeTurn_Refused_IsUnreachable()
    {
        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => Line(Fault.Refuse).TakeTurnAsync(CancellationToken.None).AsTask());

        Assert.Equal("unreachable.refused", e.Error.Reason);
    }

    [Fact]
    public async Task Read_FaultGone_IsHealthyAgain()
    {
        FaultyLine line = Line(Fault.Mute);
        await AllAsync(line);
        line.Fault = Fault.None;

        Assert.Equal("01 02 03 04", await AllAsync(line));
    }

    [Fact]
    public async Task Discard_HeldBytesThatAreNotDue_StillCome()
    {
        FaultyLine line = Line(Fault.Delay);
        using ILineTurn turn = await AskAsync(line);
        await Assert.ThrowsAsync<DeviceException>(() => turn.ReadAsync(buffer, TimeSpan.FromSeconds(1), CancellationToken.None).AsTask());

        turn.DiscardInput();

        Assert.Equal(4, await turn.ReadAsync(buffer, TimeSpan.FromSeconds(1), CancellationToken.None));
    }

    [Fact]
    public async Task Break_HeldBytes_AreLost()
    {
        FaultyLine line = Line(Fault.Delay);
        using ILineTurn turn = await AskAsync(line);
        await Assert.ThrowsAsync<DeviceException>(() => turn.ReadAsync(buffer, TimeSpan.FromSeconds(1), CancellationToken.None).AsTask());

        turn.Break();

        await Assert.ThrowsAsync<DeviceException>(() => turn.ReadAsync(buffer, TimeSpan.FromSeconds(1), CancellationToken.None).AsTask());
    }

    private FaultyLine Line(Fault fault) =>
        new(new ScriptedLine { Time = time, Responder = _ => [1, 2, 3, 4] }, time) { Fault = fault, ForeignFrame = [0xEE, 0xFF] };

    private static async Task<ILineTurn> AskAsync(FaultyLine line)
    {
        ILineTurn turn = await line.TakeTurnAsync(CancellationToken.None);
        await turn.WriteAsync(new byte[] { 0xAA }, CancellationToken.None);
        return turn;
    }

    private async Task<string> AllAsync(FaultyLine line)
    {
        using ILineTurn turn = await AskAsync(line);
        List<byte> all = [];
        try
        {
            while (true)
                all.AddRange(buffer[..await turn.ReadAsync(buffer, TimeSpan.FromSeconds(1), CancellationToken.None)]);
        }
        catch (DeviceException e) when (e.Error.Code == ErrorCode.TimedOut)
        {
            return Hex.Text(all.ToArray());
        }
    }
}
