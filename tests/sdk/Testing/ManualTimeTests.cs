using SmartCampus.Sdk.Testing;

namespace SmartCampus.Sdk.Tests.Testing;

public sealed class ManualTimeTests
{
    private readonly ManualTime time = new();
    private readonly List<string> fired = [];

    [Fact]
    public void Advance_TimersAreDue_FireInTheirOrderAndAtTheirTime()
    {
        DateTimeOffset start = time.GetUtcNow();
        using ITimer late = time.CreateTimer(_ => fired.Add($"late {(time.GetUtcNow() - start).TotalSeconds}"), null, TimeSpan.FromSeconds(3), Timeout.InfiniteTimeSpan);
        using ITimer early = time.CreateTimer(_ => fired.Add($"early {(time.GetUtcNow() - start).TotalSeconds}"), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

        time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(["early 1", "late 3"], fired);
        Assert.Equal(TimeSpan.FromSeconds(5), time.GetUtcNow() - start);
    }

    [Fact]
    public void Advance_PeriodicTimer_FiresEachPeriod()
    {
        using ITimer timer = time.CreateTimer(_ => fired.Add("tick"), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));

        time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(3, fired.Count);
    }

    [Fact]
    public void Advance_DisposedTimer_DoesNotFire()
    {
        time.CreateTimer(_ => fired.Add("tick"), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan).Dispose();

        time.Advance(TimeSpan.FromSeconds(5));

        Assert.Empty(fired);
    }

    [Fact]
    public async Task Delay_WhenDelaysPass_IsOverAtOnceAndMovesTheClock()
    {
        var passing = new ManualTime { PassesDelays = true };
        DateTimeOffset start = passing.GetUtcNow();

        await Task.Delay(TimeSpan.FromHours(1), passing);

        Assert.Equal(TimeSpan.FromHours(1), passing.GetUtcNow() - start);
    }
}
