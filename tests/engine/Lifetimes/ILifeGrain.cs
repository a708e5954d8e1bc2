using Orleans;
using Orleans.Concurrency;

namespace SmartCampus.Engine.Tests.Lifetimes;

public interface ILifeGrain : IGrainWithStringKey
{
    Task<int> Ping();

    Task EndOnceIdle(string door);

    [AlwaysInterleave]
    Task<int> Peek();
}
