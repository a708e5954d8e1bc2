namespace SmartCampus.Plugins.Scales.Tests.Driver;

/// <summary>SMA SCP-0499 over a real TCP connection.</summary>
public sealed class SmaTests
{
    private volatile string weight = "\n 1G       1.250kg \r";
    private volatile string tare = "\n 1T       0.000kg \r";

    [Theory]
    [InlineData("\n 1G       1.250kg \r", "stable", "1.250 kg", "false")]
    [InlineData("\nZ1G       0.000kg \r", "stable", "0.000 kg", "true")]
    [InlineData("\n 1GM      1.250kg \r", "motion", "!busy.motion", "false")]
    [InlineData("\nO1G       9.999kg \r", "overload", "!refusedByDevice.overload", "false")]
    [InlineData("\nU1G      -9.999kg \r", "underload", "!refusedByDevice.underload", "false")]
    [InlineData("\nI1G  ----------kg \r", "fault", "!refusedByDevice.notZeroed", "false")]
    [InlineData("\nE1G  ----------kg \r", "fault", "!refusedByDevice.zeroRange", "false")]
    public async Task Poll_WhateverItSays_IsAStateAndANumberOnlyWhenThereIsOne(string answer, string state, string value, string zero)
    {
        weight = answer;
        await using ScalePeer peer = new(Answer, "\r");

        await using ScaleRun run = await StartAsync(peer);

        Assert.Equal((state, value, zero), (run.Value("scale.state"), run.Value("scale.weight"), run.Value("scale.atZero")));
    }

    [Fact]
    public async Task PresetTare_InKilograms_IsPaddedAndReadBack()
    {
        await using ScalePeer peer = new(Answer, "\r");
        await using ScaleRun run = await StartAsync(peer);

        await run.Driver.CommandAsync("tare.preset", ("weight", PropertyValue.Of(0.075m)));

        Assert.Contains("\nT     0.075kg \r", peer.Heard, StringComparison.Ordinal);
        Assert.Equal(("0.075 kg", "true", "1.175 kg"), (run.Value("tare.value"), run.Value("tare.active"), run.Value("scale.weight")));
    }

    [Theory]
    [InlineData("\n?\r", ErrorCode.RefusedByDevice, "unsupported")]
    [InlineData("\n!\r", ErrorCode.BadFrame, "garbled")]
    [InlineData("\nE1G  ----------kg \r", ErrorCode.RefusedByDevice, "zeroRange")]
    public async Task Zero_Refused_SaysWhy(string answer, ErrorCode code, string cause)
    {
        await using ScalePeer peer = new(heard => heard == "\nZ\r" ? answer : Answer(heard), "\r");
        await using ScaleRun run = await StartAsync(peer);

        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => run.Driver.CommandAsync("scale.zero"));

        Assert.Equal((code, cause), (e.Error.Code, e.Error.Cause));
    }

    [Fact]
    public async Task Stream_WithCommands_GoesOn()
    {
        await using ScalePeer peer = new(Answer, "\r");
        _ = peer.SpeakAsync(_ => peer.Heard.EndsWith("\nR\r", StringComparison.Ordinal) ? weight : null, TimeSpan.FromMilliseconds(50));
        await using ScaleRun run = await ScaleRun.StartAsync("scales.sma", peer.Line, "\"timeout\": 30, \"mode\": \"continuous\"");

        await run.Driver.CommandAsync("tare.preset", ("weight", PropertyValue.Of(0.075m)));

        await run.SeeAsync("tare.value", "0.075 kg");
        await run.SeeAsync("scale.weight", "1.175 kg");
    }

    private string Answer(string heard)
    {
        if (heard.StartsWith("\nT ", StringComparison.Ordinal))
            (weight, tare) = ("\n 1N       1.175kg \r", "\n 1T       0.075kg \r");
        return heard switch
        {
            "\nM\r" => tare,
            "\nR\r" => "",
            _ => weight,
        };
    }

    private static Task<ScaleRun> StartAsync(ScalePeer peer) => ScaleRun.StartAsync("scales.sma", peer.Line);
}
