using Orleans;

namespace SmartCampus.Engine.Tests.Lifetimes;

public interface IBrokenGrain : IGrainWithStringKey
{
    Task Ping();
}
