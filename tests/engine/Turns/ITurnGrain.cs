using Orleans;
using Orleans.Concurrency;

namespace SmartCampus.Engine.Tests.Turns;

public interface ITurnGrain : IGrainWithStringKey
{
    Task<int> IncrementAcrossAwait();

    Task WaitAt(string door);

    Task<string> Mark(string mark);

    [AlwaysInterleave]
    Task<string> Peek();

    [ReadOnly]
    Task ReadAt(string door);

    ValueTask<int> Twice(int value);

    ValueTask Nothing();

    Task<bool> KeepsItsScheduler();

    Task<string> AskOther(string key);

    [OneWay]
    Task FailUnheard(string door);

    Task<int> FailWith(string message);

    Task<bool> FailSynchronously();
}
