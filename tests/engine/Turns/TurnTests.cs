using Orleans;
using SmartCampus.Engine.Tests.Hosting;

namespace SmartCampus.Engine.Tests.Turns;

[Collection(EngineCollection.Name)]
public sealed class TurnTests(EngineHost engine)
{
    private readonly string _key = Guid.NewGuid().ToString("N");

    private ITurnGrain Grain => engine.Grains.GetGrain<ITurnGrain>(_key);

    [Fact]
    public async Task GetGrain_ManyFirstCalls_MakeOneActivation()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() => Grain.Mark($"{i}")))).Within("50 calls");

        Assert.Equal(1, engine.Stage.Count(_key, "constructed"));
    }

    [Fact]
    public async Task Call_ManyAtOnce_RunOneAfterTheOther()
    {
        int[] results = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => Grain.IncrementAcrossAwait()))).Within("50 calls");

        Assert.Equal(Enumerable.Range(1, 50), results.Order());
    }

    [Fact]
    public async Task Call_WhileAnotherAwaits_WaitsForItsEnd()
    {
        Task waiting = Grain.WaitAt($"{_key} door");
        await Entered("door");
        Task<string> second = Grain.Mark("second");
        await Grain.Peek().Within("an interleaving call");

        Assert.False(second.IsCompleted);
        engine.Stage.Open($"{_key} door");
        await Task.WhenAll(waiting, second).Within("both calls");
        Assert.Equal(["constructed", $"{_key} door entered", $"{_key} door left", "second"], engine.Stage.LogOf(_key));
    }

    [Fact]
    public async Task AlwaysInterleave_WhileAnotherAwaits_RunsBesideIt()
    {
        Task waiting = Grain.WaitAt($"{_key} door");
        await Entered("door");
        string seen = await Grain.Peek().Within("an interleaving call");

        Assert.Contains("door entered", seen, StringComparison.Ordinal);
        Assert.False(waiting.IsCompleted);
        engine.Stage.Open($"{_key} door");
        await waiting.Within("the waiting call");
    }

    [Fact]
    public async Task ReadOnly_TwoOfThem_RunTogetherAndBeforeTheNextWrite()
    {
        Task first = Grain.ReadAt($"{_key} a");
        await Entered("a");
        Task second = Grain.ReadAt($"{_key} b");
        await Entered("b");
        Task<string> write = Grain.Mark("write");
        await Grain.Peek().Within("an interleaving call");

        Assert.False(first.IsCompleted || write.IsCompleted);
        engine.Stage.Open($"{_key} b");
        engine.Stage.Open($"{_key} a");
        await Task.WhenAll(first, second, write).Within("all calls");
        Assert.Equal(1, engine.Stage.Count(_key, "write"));
    }

    [Fact]
    public async Task Reentrant_CallsThatAwait_Interleave()
    {
        IReentrantGrain grain = engine.Grains.GetGrain<IReentrantGrain>(_key);
        Task[] waiting = [.. Enumerable.Range(0, 3).Select(_ => grain.WaitAt($"{_key} door"))];
        await Soon.Until(() => engine.Stage.Count($"{_key} door", "entered") == 3, "three calls enter");

        Assert.Equal(3, await grain.Running().Within("a call beside three others"));
        engine.Stage.Open($"{_key} door");
        await Task.WhenAll(waiting).Within("the waiting calls");
    }

    [Fact]
    public async Task Await_InTheGrain_ComesBackToItsScheduler()
    {
        Task<bool> call = Grain.KeepsItsScheduler();
        engine.Stage.Open(_key);

        Assert.True(await call.Within("the call"));
    }

    [Fact]
    public async Task Response_CallersContinuation_RunsOutsideOfTheTurn()
    {
        bool[] outside = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(async () =>
        {
            await Grain.Mark($"{i}");
            return ReferenceEquals(TaskScheduler.Current, TaskScheduler.Default);
        }))).Within("20 calls");

        Assert.All(outside, Assert.True);
    }

    [Fact]
    public async Task ValueTask_WithAndWithoutResult_Complete()
    {
        await Grain.Nothing().AsTask().Within("ValueTask");

        Assert.Equal(14, await Grain.Twice(7).AsTask().Within("ValueTask<int>"));
    }

    [Fact]
    public async Task Call_FromGrainToGrain_Arrives() =>
        Assert.Equal($"from {_key}", await Grain.AskOther($"{_key} other").Within("the call"));

    [Fact]
    public async Task OneWay_ThatWillFail_ReturnsAtOnceAndIsUnheard()
    {
        await Grain.FailUnheard(_key).Within("one-way call while the grain waits");
        engine.Stage.Open(_key);

        Assert.Equal("still here", await Grain.Mark("still here").Within("a later call"));
    }

    [Fact]
    public async Task Exception_AfterAwait_ReachesTheCallerWithItsType()
    {
        KeyNotFoundException exception = await Assert.ThrowsAsync<KeyNotFoundException>(() => Grain.FailWith("no such door").Within("the call"));

        Assert.Equal("no such door", exception.Message);
    }

    [Fact]
    public async Task Exception_BeforeTheFirstAwait_ReachesTheCallerThroughTheTask()
    {
        Task<bool> call = Grain.FailSynchronously();

        await Assert.ThrowsAsync<KeyNotFoundException>(() => call.Within("the call"));
    }

    private Task Entered(string door) => Soon.Until(() => engine.Stage.Count(_key, $"{_key} {door} entered") == 1, $"entering at {door}");
}
