using global::Orleans;

namespace SmartCampus.StandIns.Tests.Orleans;

public interface IKeptGrain : IGrainWithStringKey
{
    Task<int> Ping();
}
