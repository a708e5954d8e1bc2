namespace SmartCampus.Plugins.Scales.Tests.Driver;

/// <summary>MT-SICS, asked, over a real TCP connection.</summary>
public sealed class SicsPollTests
{
    private readonly SicsScale scale = new();

    [Fact]
    public async Task Start_OpensWithResetAndTare_ReportsTheWeightAsReceived()
    {
        await using ScalePeer peer = new(scale.Answer);

        await using ScaleRun run = await StartAsync(peer);

        Assert.Equal(["@", "TA"], scale.Commands.Take(2));
        Assert.Equal("SI", scale.Commands.Last());
        Assert.Equal(
            ("250.00 g", "stable", "true", "false", "false", "0.00 g", "false"),
            (run.Value("scale.weight"), run.Value("scale.state"), run.Value("scale.stable"), run.Value("scale.net"), run.Value("scale.atZero"), run.Value("tare.value"), run.Value("tare.active")));
    }

    [Theory]
    [InlineData("S D      87.45 g\r\n", "motion", "!busy.motion")]
    [InlineData("S +\r\n", "overload", "!refusedByDevice.overload")]
    [InlineData("S -\r\n", "underload", "!refusedByDevice.underload")]
    [InlineData("S I\r\n", "motion", "!busy.notNow")]
    [InlineData("S S  Error 10b\r\n", "fault", "!refusedByDevice.scaleFault")]
    [InlineData("S S         12 PCS\r\n", "stable", "!notConfigured.weightUnit")]
    [InlineData("S S      -0.35 g\r\n", "stable", "-0.35 g")]
    [InlineData("S S      1.250 kg\r\n", "stable", "1.250 kg")]
    public async Task Poll_WhateverItSays_IsAStateAndANumberOnlyWhenThereIsOne(string line, string state, string weight)
    {
        scale.Instead = line;
        await using ScalePeer peer = new(scale.Answer);

        await using ScaleRun run = await StartAsync(peer);

        Assert.Equal((state, weight), (run.Value("scale.state"), run.Value("scale.weight")));
    }

    [Fact]
    public async Task Poll_UnitChangedOnTheKeypad_ShowsAndAsksForTheTareAgain()
    {
        await using ScalePeer peer = new(scale.Answer);
        await using ScaleRun run = await StartAsync(peer);
        (scale.Unit, scale.Load) = ("oz", 8.82m);

        await run.Driver.PollAsync();
        await run.Driver.PollAsync();

        Assert.Equal(("8.82 [oz_av]", "0.00 [oz_av]"), (run.Value("scale.weight"), run.Value("tare.value")));
    }

    [Fact]
    public async Task Tare_Stable_IsProvedByAStableZero()
    {
        await using ScalePeer peer = new(scale.Answer);
        await using ScaleRun run = await StartAsync(peer);

        await run.Driver.CommandAsync("scale.tare");

        Assert.Equal(("0.00 g", "true", "true", "250.00 g"), (run.Value("scale.weight"), run.Value("scale.atZero"), run.Value("scale.net"), run.Value("tare.value")));
    }

    [Fact]
    public async Task PresetAndClear_ShowInTheTareAndInTheMode()
    {
        await using ScalePeer peer = new(scale.Answer);
        await using ScaleRun run = await StartAsync(peer);

        await run.Driver.CommandAsync("tare.preset", ("weight", PropertyValue.Of(0.075m)));
        (string, string, string) preset = (run.Value("tare.value"), run.Value("tare.active"), run.Value("scale.weight"));
        await run.Driver.CommandAsync("tare.clear");

        Assert.Contains("TA 75.00 g", scale.Commands);
        Assert.Equal(("75.00 g", "true", "175.00 g"), preset);
        Assert.Equal(("0.00 g", "false", "250.00 g"), (run.Value("tare.value"), run.Value("tare.active"), run.Value("scale.weight")));
    }

    [Theory]
    [InlineData("scale.zero", false, ErrorCode.RefusedByDevice, "overload")]
    [InlineData("scale.tare", true, ErrorCode.Busy, "notNow")]
    public async Task Command_Refused_SaysWhyAndPollingGoesOn(string command, bool moves, ErrorCode code, string cause)
    {
        await using ScalePeer peer = new(scale.Answer);
        await using ScaleRun run = await StartAsync(peer);
        scale.Moves = moves;

        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => run.Driver.CommandAsync(command));
        scale.Moves = false;
        scale.Load = 1.00m;
        await run.Driver.PollAsync();

        Assert.Equal((code, cause, true), (e.Error.Code, e.Error.Cause, e.AfterSending));
        Assert.Equal(("1.00 g", 1), (run.Value("scale.weight"), peer.Connections));
    }

    [Fact]
    public async Task Restart_BetweenTwoPolls_DropsTheTareAndOpensAgain()
    {
        await using ScalePeer peer = new(scale.Answer);
        await using ScaleRun run = await StartAsync(peer);
        await run.Driver.CommandAsync("scale.tare");
        run.Device.Clear();
        scale.Commands.Clear();

        await peer.SayAsync(scale.Reboot());
        await run.Driver.PollAsync();
        await run.Driver.PollAsync();

        Assert.Contains(run.Device.Readings, r => r is { Property: "tare.value", Error.Reason: "refusedByDevice.restarted" });
        Assert.Single(scale.Commands, "@");
        Assert.Equal("SI", scale.Commands.Last());
        Assert.Equal(("250.00 g", "false", "0.00 g"), (run.Value("scale.weight"), run.Value("tare.active"), run.Value("tare.value")));
    }

    [Fact]
    public async Task Restart_InPlaceOfAnAnswer_FailsTheCommand()
    {
        await using ScalePeer peer = new(scale.Answer);
        await using ScaleRun run = await StartAsync(peer);
        peer.Answer = heard => heard == "T\r\n" ? scale.Reboot() : scale.Answer(heard);

        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => run.Driver.CommandAsync("scale.tare"));

        Assert.Equal((ErrorCode.RefusedByDevice, "restarted"), (e.Error.Code, e.Error.Cause));
        Assert.Equal(("250.00 g", "false"), (run.Value("scale.weight"), run.Value("tare.active")));
    }

    [Fact]
    public async Task Answer_TooLate_IsSwallowedByTheResetThatFollows()
    {
        await using ScalePeer peer = new(scale.Answer);
        await using ScaleRun run = await ScaleRun.StartAsync("scales.mt-sics", peer.Line, "\"timeout\": 5");
        scale.Mute = "SI";
        await Assert.ThrowsAsync<DeviceException>(run.Driver.PollAsync);
        scale.Mute = null;
        scale.Load = 99.00m;
        string late = "S S     111.11 g\r\n";
        peer.Answer = heard => heard.StartsWith('@') ? late + scale.Answer(heard) : scale.Answer(heard);
        run.Device.Clear();

        await run.Driver.RestartAsync();

        Assert.DoesNotContain(run.Device.Readings, r => r is { Property: "scale.weight", Value: var v } && v == PropertyValue.Of(111.11m));
        Assert.Equal("99.00 g", run.Value("scale.weight"));
    }

    [Fact]
    public async Task Start_RubbishBeforeTheStartLine_IsIgnored()
    {
        await using ScalePeer peer = new(heard => heard.StartsWith('@') ? "50.00 g\r\n\0\u00ffS S     777.00 g\r\n" + scale.Answer(heard) : scale.Answer(heard));

        await using ScaleRun run = await StartAsync(peer);

        Assert.Equal("250.00 g", run.Value("scale.weight"));
        Assert.Single(run.Device.Readings, r => r.Property == "scale.weight");
    }

    [Fact]
    public async Task Start_ImitationWithoutTare_WorksWithout()
    {
        await using ScalePeer peer = new(heard => heard.StartsWith("TA", StringComparison.Ordinal) ? "ES\r\n" : scale.Answer(heard));

        await using ScaleRun run = await StartAsync(peer);
        await run.Driver.PollAsync();

        Assert.Equal(("250.00 g", "", ""), (run.Value("scale.weight"), run.Value("tare.value"), run.Value("scale.net")));
        Assert.Equal(1, peer.Heard.Split("TA\r\n").Length - 1);
    }

    private static Task<ScaleRun> StartAsync(ScalePeer peer) => ScaleRun.StartAsync("scales.mt-sics", peer.Line);
}
