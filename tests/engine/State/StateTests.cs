using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using SmartCampus.Engine.Tests.Hosting;

namespace SmartCampus.Engine.Tests.State;

[Collection(EngineCollection.Name)]
public sealed class StateTests(EngineHost engine)
{
    private readonly string _key = Guid.NewGuid().ToString("N");

    private IStateGrain Grain => engine.Grains.GetGrain<IStateGrain>(_key);

    [Fact]
    public async Task State_WithoutRecord_IsNew() => Assert.Equal("new False ", await Grain.Read().Within("the read"));

    [Fact]
    public async Task State_Written_IsThereAfterDeactivationBeforeOnActivate()
    {
        await Grain.Write("kept").Within("the write");
        await Grain.End().Within("the end");

        Assert.Equal("kept True 1", await Grain.Read().Within("the read"));
        Assert.Equal(["activated with new", "activated with kept"], engine.Stage.LogOf(_key));
    }

    [Fact]
    public async Task State_ManyWritesAtOnce_RunOneAfterTheOther()
    {
        await Grain.WriteManyAtOnce(20).Within("the writes");

        Assert.StartsWith("19 True ", await Grain.Read().Within("the read"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task State_Cleared_HasNoRecord()
    {
        await Grain.Write("kept").Within("the write");
        await Grain.Clear().Within("the clearing");
        await Grain.End().Within("the end");

        Assert.Equal("new False ", await Grain.Read().Within("the read"));
    }

    [Fact]
    public async Task State_ReadAgain_SeesWhatStorageHas()
    {
        await Grain.Write("kept").Within("the write");
        engine.Storage.Replace("text", Grain.GetGrainId(), new Kept { Text = "changed behind its back" });

        await Grain.ReadAgain().Within("reading again");

        Assert.Equal("changed behind its back True 2", await Grain.Read().Within("the read"));
    }

    [Fact]
    public async Task State_WriteWithOldTag_FailsAndTheNextActivationReadsAnew()
    {
        await Grain.Write("kept").Within("the write");
        engine.Storage.Replace("text", Grain.GetGrainId(), new Kept { Text = "newer" });

        InconsistentStateException exception =
            await Assert.ThrowsAsync<InconsistentStateException>(() => Grain.Write("older").Within("the write"));

        Assert.Equal("2", exception.StoredEtag);
        Assert.Equal("newer True 2", await Grain.Read().Within("the read"));
    }

    [Fact]
    public async Task State_StorageFails_CallerGetsOrleansExceptionWithTheCause()
    {
        IFailingStateGrain grain = engine.Grains.GetGrain<IFailingStateGrain>(_key);

        OrleansException exception = await Assert.ThrowsAsync<OrleansException>(() => grain.WriteFails().Within("the write"));

        Assert.IsType<IOException>(exception.InnerException);
    }

    [Fact]
    public async Task State_UnknownStorage_FailsTheCall()
    {
        ILostStateGrain grain = engine.Grains.GetGrain<ILostStateGrain>(_key);

        Exception exception = await Assert.ThrowsAnyAsync<Exception>(() => grain.Ping().Within("the call"));

        Assert.Contains("nowhere", $"{exception}", StringComparison.Ordinal);
    }

    [Fact]
    public void GetGrainId_OfNamedType_IsTypeAndKey() => Assert.Equal($"kept-state/{_key}", Grain.GetGrainId().ToString());
}
