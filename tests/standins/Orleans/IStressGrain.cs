using global::Orleans;

namespace SmartCampus.StandIns.Tests.Orleans;

public interface IStressGrain : IGrainWithStringKey
{
    Task<int> Enter();

    Task<int> EnterAndAwait();

    Task EndSoon();
}
