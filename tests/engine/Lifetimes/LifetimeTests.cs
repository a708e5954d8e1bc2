using Orleans;
using SmartCampus.Engine.Tests.Hosting;

namespace SmartCampus.Engine.Tests.Lifetimes;

[Collection(EngineCollection.Name)]
public sealed class LifetimeTests(EngineHost engine)
{
    private readonly string _key = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task OnActivate_Fails_WaitingCallsFailAndTheNextTriesAnew()
    {
        string key = $"{_key} fails once";
        ILifeGrain grain = engine.Grains.GetGrain<ILifeGrain>(key);

        NotSupportedException exception = await Assert.ThrowsAsync<NotSupportedException>(() => grain.Ping().Within("the first call"));
        Assert.Equal("not today", exception.Message);
        Assert.Equal(1, await grain.Ping().Within("the second call"));
        Assert.Equal(0, engine.Stage.Count(key, $"deactivated: {DeactivationReasonCode.ActivationFailed}"));
    }

    [Fact]
    public async Task Constructor_Fails_CallerGetsItsExceptionInside()
    {
        IBrokenGrain grain = engine.Grains.GetGrain<IBrokenGrain>(_key);

        InvalidOperationException exception = await Assert.ThrowsAsync<InvalidOperationException>(() => grain.Ping().Within("the call"));

        Assert.Equal("cannot be built", Assert.IsType<NotSupportedException>(exception.InnerException).Message);
    }

    [Fact]
    public async Task DeactivateOnIdle_DuringACall_LetsItEndAndServesTheNextByANewActivation()
    {
        ILifeGrain grain = engine.Grains.GetGrain<ILifeGrain>(_key);
        Assert.Equal(1, await grain.Ping().Within("the first call"));
        Task ending = grain.EndOnceIdle(_key);
        await Soon.Until(() => engine.Stage.Count(_key, "ending") == 1, "the call that ends the activation enters");
        Task<int> next = grain.Ping();

        engine.Stage.Open(_key);

        await ending.Within("the call that ends the activation");
        Assert.Equal(1, await next.Within("the call after it"));
        Assert.Equal(
            ["activated", "ending", "last call ends", $"deactivated: {DeactivationReasonCode.ApplicationRequested}", "disposed, scope disposed: False", "activated"],
            engine.Stage.LogOf(_key));
    }

    [Fact]
    public async Task Stop_ActiveGrain_GetsOnDeactivate()
    {
        EngineHost own = new();
        await own.InitializeAsync();
        await own.Grains.GetGrain<ILifeGrain>(_key).Ping().Within("the call");
        Stage stage = own.Stage;

        await own.StopAsync().Within("the stop");

        Assert.Equal(1, stage.Count(_key, $"deactivated: {DeactivationReasonCode.ShuttingDown}"));
        await own.DisposeAsync();
    }
}
