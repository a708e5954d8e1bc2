using global::Orleans;

namespace SmartCampus.StandIns.Tests.Orleans;

public interface IShortLivedGrain : IGrainWithStringKey
{
    Task<int> Ping();
}
