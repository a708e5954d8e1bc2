using Orleans;

namespace SmartCampus.Engine.Tests.State;

public interface IFailingStateGrain : IGrainWithStringKey
{
    Task WriteFails();
}
