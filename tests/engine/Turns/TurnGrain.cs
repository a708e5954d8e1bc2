using Orleans;
using Orleans.Runtime;
using SmartCampus.Engine.Tests.Hosting;

namespace SmartCampus.Engine.Tests.Turns;

public sealed class TurnGrain : Grain, ITurnGrain
{
    private readonly Stage _stage;
    private int _count;

    public TurnGrain(Stage stage)
    {
        _stage = stage;
        stage.Log(this.GetPrimaryKeyString(), "constructed");
    }

    public async Task<int> IncrementAcrossAwait()
    {
        int before = _count;
        await Task.Yield();
        await Task.Delay(1);
        return _count = before + 1;
    }

    public async Task WaitAt(string door)
    {
        _stage.Log(this.GetPrimaryKeyString(), $"{door} entered");
        await _stage.Door(door);
        _stage.Log(this.GetPrimaryKeyString(), $"{door} left");
    }

    public Task<string> Mark(string mark)
    {
        _stage.Log(this.GetPrimaryKeyString(), mark);
        return Task.FromResult(mark);
    }

    public Task<string> Peek() => Task.FromResult(string.Join(", ", _stage.LogOf(this.GetPrimaryKeyString())));

    public Task ReadAt(string door) => WaitAt(door);

    public ValueTask<int> Twice(int value) => new(2 * value);

    public async ValueTask Nothing() => await Task.Yield();

    public async Task<bool> KeepsItsScheduler()
    {
        TaskScheduler before = TaskScheduler.Current;
        await Task.Yield();
        await _stage.Door(this.GetPrimaryKeyString());
        bool same = ReferenceEquals(before, TaskScheduler.Current) && !ReferenceEquals(before, TaskScheduler.Default);
        bool elsewhere = await Task.Run(() => ReferenceEquals(TaskScheduler.Current, TaskScheduler.Default));
        return same && elsewhere && ReferenceEquals(before, TaskScheduler.Current);
    }

    public Task<string> AskOther(string key) => GrainFactory.GetGrain<ITurnGrain>(key).Mark($"from {this.GetPrimaryKeyString()}");

    public async Task FailUnheard(string door)
    {
        await _stage.Door(door);
        throw new InvalidOperationException("unheard");
    }

    public async Task<int> FailWith(string message)
    {
        await Task.Yield();
        throw new KeyNotFoundException(message);
    }

    public Task<bool> FailSynchronously() => throw new KeyNotFoundException("at once");
}
