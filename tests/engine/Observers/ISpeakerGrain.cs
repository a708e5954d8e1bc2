using Orleans;

namespace SmartCampus.Engine.Tests.Observers;

public interface ISpeakerGrain : IGrainWithStringKey
{
    Task Subscribe(IListener listener);

    Task Unsubscribe(IListener listener);

    Task<int> Tell(string text);

    Task<int> TellAndWait(string text);

    Task LetTimePass(TimeSpan span);

    Task MakeReference();
}
