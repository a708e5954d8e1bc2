using SmartCampus.Host.Lines;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Tests.Lines;

public sealed class BackoffTests
{
    private static readonly DeviceError Error = new(ErrorCode.Unreachable, "refused");

    [Theory]
    [InlineData(0, 0.25)]
    [InlineData(1, 0.5)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(4, 4)]
    [InlineData(5, 5)]
    [InlineData(100, 5)]
    public void Fail_NthTime_PausesBetweenHalfAndAllOfTheStep(int before, double seconds)
    {
        var time = new ManualTime();
        var backoff = new Backoff(time);
        for (int i = 0; i <= before; i++)
            backoff.Fail(Error);

        time.Advance(TimeSpan.FromSeconds(seconds * 0.49));
        DeviceError? early = backoff.Current;
        time.Advance(TimeSpan.FromSeconds(seconds * 0.52));

        Assert.Same(Error, early);
        Assert.Null(backoff.Current);
    }

    [Fact]
    public void Reset_AfterManyFailures_StartsOver()
    {
        var time = new ManualTime();
        var backoff = new Backoff(time);
        for (int i = 0; i < 10; i++)
            backoff.Fail(Error);

        backoff.Reset();
        Assert.Null(backoff.Current);
        backoff.Fail(Error);
        time.Advance(Backoff.First);

        Assert.Null(backoff.Current);
    }
}
