using Microsoft.Extensions.Logging.Abstractions;
using Orleans;
using Orleans.Utilities;

namespace SmartCampus.Engine.Tests.Observers;

public sealed class SpeakerGrain : Grain, ISpeakerGrain
{
    private static readonly TimeSpan Expiration = TimeSpan.FromMinutes(1);
    private readonly ObserverManager<IListener> _listeners = new(Expiration, NullLogger.Instance);
    private DateTime _now = DateTime.UnixEpoch;

    public SpeakerGrain() => _listeners.GetDateTime = () => _now;

    public Task Subscribe(IListener listener)
    {
        _listeners.Subscribe(listener, listener);
        return Task.CompletedTask;
    }

    public Task Unsubscribe(IListener listener)
    {
        _listeners.Unsubscribe(listener);
        return Task.CompletedTask;
    }

    public Task<int> Tell(string text)
    {
        _listeners.Notify(listener => listener.Hear(text));
        return Task.FromResult(_listeners.Count);
    }

    public async Task<int> TellAndWait(string text)
    {
        await _listeners.Notify(listener => listener.HearAndAnswer(text));
        return _listeners.Count;
    }

    public Task LetTimePass(TimeSpan span)
    {
        _now += span;
        return Task.CompletedTask;
    }

    public Task MakeReference()
    {
        GrainFactory.CreateObjectReference<IListener>(new Listener(fails: false));
        return Task.CompletedTask;
    }
}
