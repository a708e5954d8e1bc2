using SmartCampus.Host.Drivers;

namespace SmartCampus.Host.Tests.Drivers;

public sealed class BackoffTests
{
    private readonly Backoff backoff = new(TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(10), new Random(5));

    [Fact]
    public void Next_FailureAfterFailure_DoublesToTheCapWithAQuarterOfJitter()
    {
        double[] full = [0.5, 1, 2, 4, 8, 10, 10, 10];

        double[] pauses = [.. full.Select(_ => backoff.Next().TotalSeconds)];

        Assert.All(full.Zip(pauses), p => Assert.InRange(p.Second, p.First * 0.75, p.First * 1.25));
    }

    [Fact]
    public void Reset_AfterFailures_StartsOver()
    {
        for (int i = 0; i < 100; i++)
            backoff.Next();

        backoff.Reset();

        Assert.InRange(backoff.Next().TotalSeconds, 0.375, 0.625);
    }
}
