using Orleans;
using Orleans.Concurrency;
using SmartCampus.Engine.Tests.Hosting;

namespace SmartCampus.Engine.Tests.Turns;

[Reentrant]
public sealed class ReentrantGrain(Stage stage) : Grain, IReentrantGrain
{
    private int _running;

    public async Task WaitAt(string door)
    {
        _running++;
        stage.Log(door, "entered");
        await stage.Door(door);
        _running--;
    }

    public Task<int> Running() => Task.FromResult(_running);
}
