namespace SmartCampus.StandIns.Tests.Orleans;

public sealed class IdleCollectionTests : IAsyncLifetime
{
    private readonly FakeTimeHost _host = new();

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Idle_LongerThanTheAge_EndsTheActivation()
    {
        await _host.Grain<ITimedGrain>().Ping();

        _host.Time.Advance(TimeSpan.FromMinutes(17));

        await _host.Until("ended: ActivationIdle");
        Assert.Equal(1, await _host.Grain<ITimedGrain>().Ping());
    }

    [Fact]
    public async Task Idle_ShorterThanTheAge_StaysActive()
    {
        await _host.Grain<ITimedGrain>().Ping();
        _host.Time.Advance(TimeSpan.FromMinutes(10));
        await _host.Grain<ITimedGrain>().Ping();
        _host.Time.Advance(TimeSpan.FromMinutes(14));

        Assert.Equal(3, await _host.Grain<ITimedGrain>().Ping());
    }

    [Fact]
    public async Task Idle_WithKeepAlive_StaysForEver()
    {
        await _host.Grain<IKeptGrain>().Ping();

        _host.Time.Advance(TimeSpan.FromHours(3));

        Assert.Equal(2, await _host.Grain<IKeptGrain>().Ping());
    }

    [Fact]
    public async Task Idle_WithItsOwnAgeLimit_EndsAtIt()
    {
        await _host.Grain<IShortLivedGrain>().Ping();

        _host.Time.Advance(TimeSpan.FromMinutes(5));

        await _host.Until("ended: ActivationIdle");
    }

    [Fact]
    public async Task Idle_Delayed_EndsAfterTheDelay()
    {
        await _host.Grain<ITimedGrain>().Delay(TimeSpan.FromHours(1));

        _host.Time.Advance(TimeSpan.FromMinutes(59));
        Assert.DoesNotContain("ended: ActivationIdle", _host.Log);
        _host.Time.Advance(TimeSpan.FromMinutes(3));

        await _host.Until("ended: ActivationIdle");
    }

    [Fact]
    public async Task Idle_WhileACallRuns_StaysActive()
    {
        Task call = _host.Grain<ITimedGrain>().WaitAtDoor();
        await _host.Until("at the door");

        _host.Time.Advance(TimeSpan.FromHours(1));

        Assert.DoesNotContain("ended: ActivationIdle", _host.Log);
        Assert.IsType<TimeoutException>(await FakeTimeHost.FailureOf(call));
    }

    [Fact]
    public async Task Idle_WithTicks_EndsAllTheSame()
    {
        await _host.Grain<ITimedGrain>().StartTimer(TimeSpan.FromMinutes(14), Timeout.InfiniteTimeSpan, keepAlive: false);
        _host.Time.Advance(TimeSpan.FromMinutes(14));
        await _host.Until("tick 1");

        _host.Time.Advance(TimeSpan.FromMinutes(3));

        await _host.Until("ended: ActivationIdle");
    }

    [Fact]
    public async Task Idle_WithTicksThatKeepAlive_StaysActive()
    {
        await _host.Grain<ITimedGrain>().StartTimer(TimeSpan.FromMinutes(14), Timeout.InfiniteTimeSpan, keepAlive: true);
        _host.Time.Advance(TimeSpan.FromMinutes(14));
        await _host.Until("tick 1");

        _host.Time.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(1, await _host.Grain<ITimedGrain>().Ticks());
        Assert.DoesNotContain("ended: ActivationIdle", _host.Log);
    }
}
