using Orleans;
using SmartCampus.Engine.Tests.Hosting;

namespace SmartCampus.Engine.Tests.Timers;

[Collection(EngineCollection.Name)]
public sealed class TimerTests(EngineHost engine)
{
    private readonly string _key = Guid.NewGuid().ToString("N");

    private ITimerGrain Grain => engine.Grains.GetGrain<ITimerGrain>(_key);

    [Fact]
    public async Task Timer_TicksThatFail_TickOn()
    {
        engine.Stage.Open(_key);
        await Grain.StartTimer(interleave: false, _key).Within("the start");

        await Soon.Until(() => engine.Stage.Count(_key, "tick ends") >= 4, "four ticks, the second of which fails");
        await Grain.StopTimer().Within("the stop");
    }

    [Fact]
    public async Task Timer_WhileACallRuns_WaitsForItsEnd()
    {
        engine.Stage.Open(_key);
        Task call = Grain.WaitAt($"{_key} call");
        await Soon.Until(() => engine.Stage.Count(_key, "call begins") == 1, "the call enters");
        Task start = Grain.StartTimer(interleave: false, _key);

        engine.Stage.Open($"{_key} call");
        await Task.WhenAll(call, start).Within("both calls");
        Task second = Grain.WaitAt($"{_key} second call");
        await Soon.Until(() => engine.Stage.Count(_key, "call begins") == 2, "the second call enters");
        int before = await Grain.Ticks().Within("an interleaving call");
        await Task.Delay(200);

        Assert.Equal(before, await Grain.Ticks().Within("an interleaving call"));
        engine.Stage.Open($"{_key} second call");
        await second.Within("the second call");
        await Soon.Until(() => engine.Stage.Count(_key, "tick ends") > before, "a tick after the call");
        await Grain.StopTimer().Within("the stop");
    }

    [Fact]
    public async Task Timer_ThatInterleaves_TicksBesideACall()
    {
        engine.Stage.Open(_key);
        await Grain.StartTimer(interleave: true, _key).Within("the start");
        Task call = Grain.WaitAt($"{_key} call");
        await Soon.Until(() => engine.Stage.Count(_key, "call begins") == 1, "the call enters");
        int before = await Grain.Ticks().Within("an interleaving call");

        await Soon.Until(() => engine.Stage.Count(_key, "tick ends") > before + 1, "ticks beside the call");
        Assert.False(call.IsCompleted);
        engine.Stage.Open($"{_key} call");
        await call.Within("the call");
        await Grain.StopTimer().Within("the stop");
    }

    [Fact]
    public async Task Timer_WhoseTickLasts_TicksNeverTwiceAtOnce()
    {
        await Grain.StartTimer(interleave: true, _key).Within("the start");
        await Soon.Until(() => engine.Stage.Count(_key, "tick begins") == 1, "the first tick");
        await Task.Delay(200);

        Assert.Equal(1, engine.Stage.Count(_key, "tick begins"));
        engine.Stage.Open(_key);
        await Soon.Until(() => engine.Stage.Count(_key, "tick begins") > 1, "the next tick after the end of the first");
        await Grain.StopTimer().Within("the stop");
    }

    [Fact]
    public async Task Timer_Disposed_CancelsTheTickAndStops()
    {
        await Grain.StartTimer(interleave: true, _key).Within("the start");
        await Soon.Until(() => engine.Stage.Count(_key, "tick begins") == 1, "the first tick");

        await Grain.StopTimer().Within("the stop");
        await Task.Delay(200);

        Assert.Equal(1, engine.Stage.Count(_key, "tick begins"));
        Assert.Equal(0, engine.Stage.Count(_key, "tick ends"));
    }

    [Fact]
    public async Task Timer_WithState_GetsItAndPassesThroughFilters()
    {
        await Grain.StartWithState("the state").Within("the start");

        await Soon.Until(() => engine.Stage.Count(_key, "the state") == 1, "the only tick");
        Assert.Contains("InvokeCallbackAsync", engine.Stage.LogOf($"filter:{Grain.GetGrainId()}"));
    }
}
