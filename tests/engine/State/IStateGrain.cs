using Orleans;

namespace SmartCampus.Engine.Tests.State;

public interface IStateGrain : IGrainWithStringKey
{
    Task<string> Read();

    Task Write(string text);

    Task WriteManyAtOnce(int times);

    Task Clear();

    Task ReadAgain();

    Task End();
}
