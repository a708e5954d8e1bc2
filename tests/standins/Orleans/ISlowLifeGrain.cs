using global::Orleans;

namespace SmartCampus.StandIns.Tests.Orleans;

public interface ISlowLifeGrain : IGrainWithStringKey
{
    Task Ping();
}
