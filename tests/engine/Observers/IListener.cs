using Orleans;

namespace SmartCampus.Engine.Tests.Observers;

public interface IListener : IGrainObserver
{
    void Hear(string text);

    Task HearAndAnswer(string text);
}
