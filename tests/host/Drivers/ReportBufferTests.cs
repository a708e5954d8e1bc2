using Microsoft.Extensions.Logging.Abstractions;
using SmartCampus.Grains.Devices;
using SmartCampus.Host.Drivers;
using SmartCampus.Host.Tests.Running;
using SmartCampus.Sdk;
using SmartCampus.Sdk.Testing;

namespace SmartCampus.Host.Tests.Drivers;

public sealed class ReportBufferTests : IDisposable
{
    private readonly ManualTime time = new();
    private readonly PollWheel wheel;
    private readonly ReportingGrain grain = new();
    private readonly ReportBuffer buffer;

    public ReportBufferTests()
    {
        wheel = new PollWheel(time);
        buffer = new ReportBuffer("probe", 1, grain, wheel, time, NullLogger.Instance, CancellationToken.None);
    }

    [Fact]
    public void Flush_ReadingsGathered_PassesThemOnTogetherInOrder()
    {
        buffer.Add(Reading(1));
        buffer.Add(Reading(2));

        buffer.Flush();
        buffer.Flush();

        DeviceReport report = Assert.Single(grain.Reports);
        Assert.Equal([1m, 2m], report.Readings.Select(r => r.Value.Number));
        Assert.Equal(Link.Up, report.Link);
    }

    [Fact]
    public void Add_NobodyFlushes_IsPassedOnSoon()
    {
        buffer.Add(Reading(1));

        time.Advance(2 * PollWheel.SlotWidth);

        Assert.Single(grain.Reports);
    }

    [Fact]
    public async Task Flush_WhileACallIsUnderWay_FollowsInOneCallWhenItEnds()
    {
        var first = new TaskCompletionSource();
        grain.Answer = first.Task;
        buffer.Add(Reading(1));
        buffer.Flush();
        buffer.Add(Reading(2));
        buffer.Flush();
        buffer.Add(Reading(3));
        buffer.Flush();
        int during = grain.Reports.Count;
        grain.Answer = Task.CompletedTask;

        first.SetResult();

        await Eventually.BeAsync(() => grain.Reports.Count == 2, "the second call");
        Assert.Equal(1, during);
        Assert.Equal([2m, 3m], grain.Reports[1].Readings.Select(r => r.Value.Number));
    }

    [Fact]
    public async Task Flush_GrainFails_GoesOnWithTheNextReport()
    {
        grain.Answer = Task.FromException(new InvalidOperationException("no storage"));
        buffer.Add(Reading(1));
        buffer.Flush();
        grain.Answer = Task.CompletedTask;

        await Eventually.BeAsync(() => Flushed(Reading(2)), "the next call");

        Assert.Equal([1m, 2m], grain.Reports.SelectMany(r => r.Readings).Select(r => r.Value.Number).Distinct());
    }

    [Fact]
    public void Set_LinkDown_IsToldWithoutReadings()
    {
        var down = Link.Down(new DeviceError(ErrorCode.TimedOut, "silent"));

        buffer.Set(down);
        buffer.Flush();

        Assert.Equal(down, Assert.Single(grain.Reports).Link);
    }

    [Fact]
    public void Set_LinkUpAsBefore_TellsNothing()
    {
        buffer.Set(Link.Up);
        buffer.Flush();

        Assert.Empty(grain.Reports);
    }

    [Fact]
    public void Take_ReadingsGathered_LeavesNothingToFlush()
    {
        buffer.Add(Reading(1));

        DeviceReport? taken = buffer.Take();
        buffer.Flush();
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(1m, Assert.Single(taken!.Readings).Value.Number);
        Assert.Empty(grain.Reports);
    }

    [Fact]
    public void Add_GrainStuckForLong_KeepsTheLatestOfEachPropertyAndNoMore()
    {
        grain.Answer = new TaskCompletionSource().Task;
        buffer.Add(Reading(0));
        buffer.Flush();

        for (int i = 1; i <= 5000; i++)
            buffer.Add(Reading(i));

        DeviceReport waiting = buffer.Take()!;
        Assert.Equal((1000, 5000m), (waiting.Readings.Length, waiting.Readings[^1].Value.Number));
    }

    public void Dispose() => wheel.Dispose();

    private bool Flushed(in Reading reading)
    {
        buffer.Add(reading);
        buffer.Flush();
        return grain.Reports.Count > 1;
    }

    private Reading Reading(int value) => new("soil.moisture", PropertyValue.Of(value), time.GetUtcNow());
}
