namespace SmartCampus.Plugins.Scales.Tests.Driver;

/// <summary>Toledo 8217 over a real TCP connection.</summary>
public sealed class Toledo8217Tests
{
    private const char Stx = '\u0002';

    [Theory]
    [InlineData("01.250", "stable", "1.250 kg", "false")]
    [InlineData("00.000", "stable", "0.000 kg", "true")]
    [InlineData("?A", "motion", "!busy.motion", "false")]
    [InlineData("?B", "overload", "!refusedByDevice.overload", "false")]
    [InlineData("?D", "underload", "!refusedByDevice.underload", "false")]
    [InlineData("?P", "fault", "!refusedByDevice.noWeight", "false")]
    public async Task Poll_WhateverItSays_IsAStateAndANumberOnlyWhenThereIsOne(string answer, string state, string weight, string zero)
    {
        await using ScalePeer peer = new(heard => heard == "W" ? $"{Stx}{answer}\r" : "");

        await using ScaleRun run = await StartAsync(peer);

        Assert.Equal((state, weight, zero), (run.Value("scale.state"), run.Value("scale.weight"), run.Value("scale.atZero")));
    }

    [Fact]
    public async Task Poll_UnitOfTheSettings_IsShown()
    {
        await using ScalePeer peer = new(_ => $"{Stx}012.50\r");

        await using ScaleRun run = await ScaleRun.StartAsync("scales.toledo-8217", peer.Line, "\"timeout\": 30, \"unit\": \"lb\"");

        Assert.Equal("12.50 [lb_av]", run.Value("scale.weight"));
    }

    [Fact]
    public async Task PresetTare_InKilograms_IsFiveDigits()
    {
        bool tared = false;
        await using ScalePeer peer = new(heard =>
        {
            tared |= heard == "T00075";
            return heard == "W" ? $"{Stx}{(tared ? "01.175N" : "01.250")}\r" : $"{Stx}?{(char)0x60}\r";
        });
        await using ScaleRun run = await StartAsync(peer);

        await run.Driver.CommandAsync("tare.preset", ("weight", PropertyValue.Of(0.075m)));

        Assert.Equal(("true", "true", "1.175 kg"), (run.Value("tare.active"), run.Value("scale.net"), run.Value("scale.weight")));
    }

    [Fact]
    public async Task PresetTare_TooMuchForFiveDigits_IsNotSent()
    {
        await using ScalePeer peer = new(_ => $"{Stx}01.250\r");
        await using ScaleRun run = await StartAsync(peer);

        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => run.Driver.CommandAsync("tare.preset", ("weight", PropertyValue.Of(100m))));

        Assert.Equal((ErrorCode.NotConfigured, "range", false), (e.Error.Code, e.Error.Cause, e.AfterSending));
        Assert.DoesNotContain("T", peer.Heard, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scale.zero", "Z", "?H", ErrorCode.RefusedByDevice, "zeroRange")]
    [InlineData("scale.zero", "Z", "?A", ErrorCode.Busy, "motion")]
    [InlineData("scale.tare", "T", "?A", ErrorCode.Busy, "motion")]
    [InlineData("scale.tare", "T", "?B", ErrorCode.RefusedByDevice, "overload")]
    public async Task Command_Refused_SaysWhy(string command, string sent, string answer, ErrorCode code, string cause)
    {
        await using ScalePeer peer = new(heard => heard == sent ? $"{Stx}{answer}\r" : $"{Stx}01.250\r");
        await using ScaleRun run = await StartAsync(peer);

        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => run.Driver.CommandAsync(command));

        Assert.Equal((code, cause), (e.Error.Code, e.Error.Cause));
    }

    [Theory]
    [InlineData('A')]
    [InlineData('B')]
    public async Task ClearTare_WhileItMovesOrIsOverloaded_IsObeyedAndProved(char status)
    {
        bool cleared = false;
        await using ScalePeer peer = new(heard =>
        {
            cleared |= heard == "C";
            return heard == "W" && !cleared ? $"{Stx}01.000N\r" : $"{Stx}?{(char)(status | (cleared ? 0 : 0x20))}\r";
        });
        await using ScaleRun run = await StartAsync(peer);
        Assert.Equal("true", run.Value("tare.active"));

        await run.Driver.CommandAsync("tare.clear");

        Assert.Equal("false", run.Value("tare.active"));
    }

    [Theory]
    [InlineData("?a", ErrorCode.Busy, "motion")]
    [InlineData("?`", ErrorCode.RefusedByDevice, "tareKept")]
    public async Task ClearTare_TareStaysOn_IsRefused(string answer, ErrorCode code, string cause)
    {
        await using ScalePeer peer = new(heard => heard == "W" ? $"{Stx}01.000N\r" : $"{Stx}{answer}\r");
        await using ScaleRun run = await StartAsync(peer);

        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => run.Driver.CommandAsync("tare.clear"));

        Assert.Equal((code, cause), (e.Error.Code, e.Error.Cause));
    }

    [Theory]
    [InlineData("01.250", true)]
    [InlineData("01.000N", false)]
    public async Task PresetTare_WhileItMoves_IsObeyedOnlyIfTheTareIsNew(string before, bool obeyed)
    {
        await using ScalePeer peer = new(heard => heard == "W" ? $"{Stx}{before}\r" : $"{Stx}?a\r");
        await using ScaleRun run = await StartAsync(peer);

        Exception? e = await Record.ExceptionAsync(() => run.Driver.CommandAsync("tare.preset", ("weight", PropertyValue.Of(0.075m))));

        Assert.Equal(obeyed ? null : "busy.motion", (e as DeviceException)?.Error.Reason);
    }

    [Fact]
    public async Task Tare_Accepted_IsProvedByZero()
    {
        bool tared = false;
        await using ScalePeer peer = new(heard =>
        {
            tared |= heard == "T";
            return heard == "W" ? $"{Stx}{(tared ? "00.000N" : "01.250")}\r" : $"{Stx}?p\r";
        });
        await using ScaleRun run = await StartAsync(peer);

        await run.Driver.CommandAsync("scale.tare");

        Assert.Equal(("true", "true"), (run.Value("scale.atZero"), run.Value("tare.active")));
    }

    private static Task<ScaleRun> StartAsync(ScalePeer peer) => ScaleRun.StartAsync("scales.toledo-8217", peer.Line);
}
