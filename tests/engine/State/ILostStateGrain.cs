using Orleans;

namespace SmartCampus.Engine.Tests.State;

public interface ILostStateGrain : IGrainWithStringKey
{
    Task Ping();
}
