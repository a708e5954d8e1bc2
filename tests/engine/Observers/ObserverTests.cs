using Orleans;
using SmartCampus.Engine.Tests.Hosting;

namespace SmartCampus.Engine.Tests.Observers;

[Collection(EngineCollection.Name)]
public sealed class ObserverTests(EngineHost engine)
{
    private readonly Listener _listener = new(fails: false);

    private ISpeakerGrain Speaker { get; } = engine.Grains.GetGrain<ISpeakerGrain>(Guid.NewGuid().ToString("N"));

    [Fact]
    public async Task Notify_Subscribed_Hears()
    {
        IListener reference = engine.Grains.CreateObjectReference<IListener>(_listener);
        await Speaker.Subscribe(reference).Within("subscribing");

        Assert.Equal(1, await Speaker.Tell("hello").Within("telling"));
        await Soon.Until(() => _listener.Heard is ["hello"], "the listener hears");
    }

    [Fact]
    public async Task Notify_ManyInOrder_AreHeardInOrder()
    {
        IListener reference = engine.Grains.CreateObjectReference<IListener>(_listener);
        await Speaker.Subscribe(reference).Within("subscribing");
        string[] texts = [.. Enumerable.Range(0, 50).Select(i => $"{i}")];

        foreach (string text in texts)
            await Speaker.TellAndWait(text).Within("telling");

        Assert.Equal(texts, _listener.Heard);
    }

    [Fact]
    public async Task Notify_OneFails_ItIsDroppedAndTheOthersHear()
    {
        Listener failing = new(fails: true);
        await Speaker.Subscribe(engine.Grains.CreateObjectReference<IListener>(failing)).Within("subscribing");
        await Speaker.Subscribe(engine.Grains.CreateObjectReference<IListener>(_listener)).Within("subscribing");

        Assert.Equal(1, await Speaker.TellAndWait("hello").Within("telling"));
        Assert.Equal(["hello"], _listener.Heard);
        Assert.Equal(["hello"], failing.Heard);
    }

    [Fact]
    public async Task Notify_NotRenewed_Expires()
    {
        await Speaker.Subscribe(engine.Grains.CreateObjectReference<IListener>(_listener)).Within("subscribing");
        await Speaker.LetTimePass(TimeSpan.FromMinutes(2)).Within("time");

        Assert.Equal(0, await Speaker.TellAndWait("too late").Within("telling"));
        Assert.Empty(_listener.Heard);
    }

    [Fact]
    public async Task Subscribe_Twice_RenewsByReference()
    {
        IListener reference = engine.Grains.CreateObjectReference<IListener>(_listener);
        await Speaker.Subscribe(reference).Within("subscribing");
        await Speaker.LetTimePass(TimeSpan.FromSeconds(50)).Within("time");
        await Speaker.Subscribe(reference).Within("renewing");
        await Speaker.LetTimePass(TimeSpan.FromSeconds(50)).Within("time");

        Assert.Equal(1, await Speaker.TellAndWait("still here").Within("telling"));
        Assert.Equal(["still here"], _listener.Heard);
    }

    [Fact]
    public async Task Unsubscribe_ByReference_HearsNoMore()
    {
        IListener reference = engine.Grains.CreateObjectReference<IListener>(_listener);
        await Speaker.Subscribe(reference).Within("subscribing");
        await Speaker.Unsubscribe(reference).Within("unsubscribing");

        Assert.Equal(0, await Speaker.TellAndWait("nobody").Within("telling"));
    }

    [Fact]
    public async Task DeleteObjectReference_NotificationIsLostWithoutAnError()
    {
        IListener reference = engine.Grains.CreateObjectReference<IListener>(_listener);
        await Speaker.Subscribe(reference).Within("subscribing");
        engine.Grains.DeleteObjectReference<IListener>(reference);

        Assert.Equal(1, await Speaker.Tell("lost").Within("telling"));
        Assert.Empty(_listener.Heard);
    }

    [Fact]
    public async Task CreateObjectReference_InAGrain_IsRefused() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Speaker.MakeReference().Within("the call"));
}
