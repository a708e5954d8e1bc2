using Microsoft.Extensions.Logging.Abstractions;
using SmartCampus.Host.Drivers;
using SmartCampus.Host.Tests.Running;
using SmartCampus.Sdk.Testing;

namespace SmartCampus.Host.Tests.Drivers;

public sealed class FirstRoundTests : IDisposable
{
    private readonly ManualTime time = new();
    private readonly PollWheel wheel;
    private readonly FirstRound round;

    public FirstRoundTests()
    {
        wheel = new PollWheel(time);
        round = new FirstRound(wheel);
    }

    [Theory]
    [InlineData(999, false)]
    [InlineData(1_000, true)]
    [InlineData(60_000, true)]
    public void LeavesOut_WhileDevicesAreWoken_WhatDoesNotListen(long interval, bool expected) => Assert.Equal(expected, round.LeavesOut(interval));

    [Fact]
    public void LeavesOut_AllAreAwake_Nothing()
    {
        round.End();

        Assert.False(round.LeavesOut(1_000));
    }

    [Fact]
    public void LeavesOut_TheStartTakesLong_NothingAnyMore()
    {
        time.Advance(TimeSpan.FromSeconds(9.9));
        bool before = round.LeavesOut(1_000);
        time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal((true, false), (before, round.LeavesOut(1_000)));
    }

    [Fact]
    public async Task WaitAsync_WhileDevicesAreWoken_EndsAtTheFirstDueTimeAfterThat()
    {
        Task<long> polled = WaitAsync(TimeSpan.FromSeconds(1));
        while (wheel.Now < 3_000)
            await StepAsync();
        round.End();
        await Eventually.BeAsync(
            () =>
            {
                time.Advance(TimeSpan.FromMilliseconds(20));
                return polled.IsCompleted;
            },
            "the poll after the round");

        Assert.InRange(await polled, 3_000, 60_000); // held until the round was over
    }

    public void Dispose() => wheel.Dispose();

    private async Task StepAsync()
    {
        time.Advance(TimeSpan.FromMilliseconds(100));
        await Task.Delay(1);
    }

    private async Task<long> WaitAsync(TimeSpan interval)
    {
        var grain = new ReportingGrain();
        var reports = new ReportBuffer("probe", 1, grain, wheel, time, NullLogger.Instance, CancellationToken.None);
        var parts = new DeviceContextParts(
            reports,
            new CommandQueue(),
            new PushQueue(),
            new CommandRunner("probe", grain, reports, time, NullLogger.Instance),
            new PollSignal(wheel),
            wheel,
            round,
            new Watchdog(wheel, TimeSpan.FromMinutes(10), () => { }),
            time,
            NullLogger.Instance,
            () => { });
        await new DeviceContext("probe", null, parts, CancellationToken.None).WaitAsync(interval, CancellationToken.None);
        return wheel.Now;
    }
}
