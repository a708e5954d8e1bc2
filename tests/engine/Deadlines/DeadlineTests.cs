using Orleans;
using SmartCampus.Engine.Tests.Hosting;

namespace SmartCampus.Engine.Tests.Deadlines;

[Collection(EngineCollection.Name)]
public sealed class DeadlineTests(EngineHost engine)
{
    private readonly string _key = Guid.NewGuid().ToString("N");

    private IDeadlineGrain Grain => engine.Grains.GetGrain<IDeadlineGrain>(_key);

    [Fact]
    public async Task ResponseTimeout_Passed_CallerGivesUpAndTheWorkGoesOn()
    {
        await Assert.ThrowsAsync<TimeoutException>(() => Grain.WaitBriefly(_key).Within("the time-out"));

        Assert.Equal(["entered"], engine.Stage.LogOf(_key));
        engine.Stage.Open(_key);
        await Grain.Ping().Within("a later call");
        Assert.Equal(["entered", "left"], engine.Stage.LogOf(_key));
    }

    [Fact]
    public async Task ResponseTimeout_PassedWhileWaitingInTheQueue_CallNeverRuns()
    {
        Task first = Grain.WaitBriefly(_key);
        await Soon.Until(() => engine.Stage.Count(_key, "entered") == 1, "the first call enters");
        Task second = Grain.WaitBriefly($"{_key} second");

        await Assert.ThrowsAsync<TimeoutException>(() => first.Within("the first time-out"));
        await Assert.ThrowsAsync<TimeoutException>(() => second.Within("the second time-out"));
        engine.Stage.Open(_key);
        await Grain.Ping().Within("a later call");
        Assert.Empty(engine.Stage.LogOf($"{_key} second"));
    }

    [Fact]
    public async Task Cancellation_WhileTheGrainWorks_CallerThrowsAndTheGrainIsTold()
    {
        using CancellationTokenSource source = new();
        Task call = Grain.WaitForCancellation(_key, source.Token);
        await engine.Stage.Door($"{_key} entered").Within("the grain enters");

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.Within("the caller throws"));
        await engine.Stage.Door($"{_key} cancelled").Within("the grain's token is signalled");
    }

    [Fact]
    public async Task Cancellation_WhileWaitingInTheQueue_CallNeverRuns()
    {
        using CancellationTokenSource source = new();
        Task blocking = Grain.WaitForCancellation(_key, CancellationToken.None);
        await engine.Stage.Door($"{_key} entered").Within("the first call enters");
        Task waiting = Grain.WaitForCancellation($"{_key} second", source.Token);

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.Within("the caller throws"));
        Assert.False(engine.Stage.Door($"{_key} second entered").IsCompleted);
        Assert.False(blocking.IsCompleted);
    }

    [Fact]
    public async Task Cancellation_BeforeTheCall_IsNotSent()
    {
        CancellationToken cancelled = new(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Grain.WaitForCancellation(_key, cancelled).Within("the caller throws"));

        await Grain.Ping().Within("a later call");
        Assert.False(engine.Stage.Door($"{_key} entered").IsCompleted);
    }
}
