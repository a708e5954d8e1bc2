using global::Orleans.Runtime;

namespace SmartCampus.StandIns.Tests.Orleans;

public sealed class FakeTimeTests : IAsyncLifetime
{
    private readonly FakeTimeHost _host = new();

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Timer_DueAndPeriod_FollowTheTimeProvider()
    {
        await _host.Grain<ITimedGrain>().StartTimer(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(5), keepAlive: false);

        _host.Time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.Equal(0, await _host.Grain<ITimedGrain>().Ticks());
        _host.Time.Advance(TimeSpan.FromSeconds(0.1));
        await _host.Until("tick 1");
        await _host.Grain<ITimedGrain>().Ping();
        _host.Time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.Equal(1, await _host.Grain<ITimedGrain>().Ticks());
        _host.Time.Advance(TimeSpan.FromSeconds(0.1));
        await _host.Until("tick 2");
    }

    [Fact]
    public async Task ResponseTimeout_Default_IsThirtySecondsAndTheWorkGoesOn()
    {
        Task call = _host.Grain<ITimedGrain>().WaitAtDoor();
        await _host.Until("at the door");

        _host.Time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(call.IsCompleted);
        _host.Time.Advance(TimeSpan.FromSeconds(2));

        Assert.IsType<TimeoutException>(await FakeTimeHost.FailureOf(call));
        _host.Door.SetResult();
        await _host.Until("through the door");
    }

    [Fact]
    public async Task OnActivate_LongerThanItsDeadline_FailsTheCall()
    {
        Task call = _host.Grain<ISlowLifeGrain>("activate").Ping();
        await _host.Until("activating");

        _host.Time.Advance(TimeSpan.FromSeconds(29.5));
        Assert.False(call.IsCompleted);
        _host.Time.Advance(TimeSpan.FromSeconds(1));

        await FakeTimeHost.FailureOf(call);
    }

    [Fact]
    public async Task Stop_OnDeactivateThatHangs_EndsAtItsDeadline()
    {
        await _host.Grain<ISlowLifeGrain>("deactivate").Ping();
        Task stop = _host.StopAsync();
        await _host.Until("deactivating");

        Assert.False(stop.IsCompleted);
        _host.Time.Advance(TimeSpan.FromSeconds(31));

        await stop.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Call_AfterTheStop_IsRejected()
    {
        await _host.StopAsync();

        Assert.IsType<SiloUnavailableException>(await FakeTimeHost.FailureOf(_host.Grain<ITimedGrain>().Ping()));
    }

    [Fact]
    public async Task Call_BeforeTheStart_IsRejected()
    {
        FakeTimeHost host = new();

        Assert.IsType<SiloUnavailableException>(await FakeTimeHost.FailureOf(host.Grain<ITimedGrain>().Ping()));
    }
}
