using SmartCampus.Host.Lines;

namespace SmartCampus.Host.Tests.Lines;

public sealed class DeadlineWheelTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(100)]
    [InlineData(4_096)]
    [InlineData(60_000)]
    public async Task Arm_TimeoutPasses_ExpiresNotEarlyAndAtMostTwoSlotsLate(int milliseconds)
    {
        var time = new ManualTime();
        using var wheel = new DeadlineWheel(time);
        time.Advance(TimeSpan.FromDays(1)); // the wheel has been idle for long
        var limit = new WaitLimit(wheel);
        CancellationToken token = limit.Begin();
        Task ended = Ended(token);
        limit.Start(TimeSpan.FromMilliseconds(milliseconds), default);

        time.Advance(TimeSpan.FromMilliseconds(milliseconds - 1));
        bool early = limit.Due < 0;
        time.Advance(TimeSpan.FromMilliseconds(33));
        await ended.WaitAsync(Patience);

        Assert.False(early);
        Assert.True(limit.Stop());
    }

    [Fact]
    public void Stop_BeforeTheDeadline_TheTokenIsNeverCancelled()
    {
        var time = new ManualTime();
        using var wheel = new DeadlineWheel(time);
        var limit = new WaitLimit(wheel);
        CancellationToken token = limit.Begin();
        limit.Start(TimeSpan.FromMilliseconds(50), default);

        bool expired = limit.Stop();
        time.Advance(TimeSpan.FromSeconds(10));

        Assert.False(expired);
        Assert.Equal(WaitLimit.Disarmed, limit.Due);
        Assert.Equal(token, limit.Begin()); // reused
    }

    [Fact]
    public async Task Start_ShorterAfterLonger_ExpiresAtTheShorter()
    {
        var time = new ManualTime();
        using var wheel = new DeadlineWheel(time);
        var limit = new WaitLimit(wheel);
        limit.Begin();
        limit.Start(TimeSpan.FromSeconds(3), default);
        limit.Stop();
        Task ended = Ended(limit.Begin());
        limit.Start(TimeSpan.FromMilliseconds(20), default);

        time.Advance(TimeSpan.FromMilliseconds(60));

        await ended.WaitAsync(Patience);
        Assert.True(limit.Stop());
    }

    [Fact]
    public async Task Start_ManyLimitsAtRandom_EachExpiresOnItsOwnTime()
    {
        var time = new ManualTime();
        using var wheel = new DeadlineWheel(time);
        WaitLimit[] limits = [.. Enumerable.Range(0, 1000).Select(_ => new WaitLimit(wheel))];
        Task[] ends = [.. limits.Select(l => Ended(l.Begin()))];
        for (int i = 0; i < limits.Length; i++)
            limits[i].Start(TimeSpan.FromMilliseconds(((i * 37) % 1000 * 10) + 1), default);

        for (int now = 0; now < 10_100; now += 100)
        {
            Assert.All(limits.Index(), l => Assert.True(l.Item.Due >= 0 || (l.Index * 37 % 1000 * 10) + 1 <= now));
            time.Advance(TimeSpan.FromMilliseconds(100));
        }

        await Task.WhenAll(ends).WaitAsync(Patience);
        Assert.All(limits, l => Assert.True(l.Stop()));
    }

    [Fact]
    public async Task Start_CallersTokenCancelled_EndsTheWaitWithoutExpiry()
    {
        using var wheel = new DeadlineWheel(new ManualTime());
        var limit = new WaitLimit(wheel);
        using var caller = new CancellationTokenSource();
        Task ended = Ended(limit.Begin());
        limit.Start(TimeSpan.FromSeconds(1), caller.Token);

        await caller.CancelAsync();

        await ended.WaitAsync(Patience);
        Assert.False(limit.Stop());
        Assert.False(limit.Begin().IsCancellationRequested);
    }

    private static Task Ended(CancellationToken token)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        token.Register(ended.SetResult);
        return ended.Task;
    }
}
