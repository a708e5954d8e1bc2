using Orleans;

namespace SmartCampus.Engine.Tests.Turns;

public interface IReentrantGrain : IGrainWithStringKey
{
    Task WaitAt(string door);

    Task<int> Running();
}
