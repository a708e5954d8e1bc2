using Orleans;
using Orleans.Runtime;

namespace SmartCampus.Engine.Tests.State;

public sealed class FailingStateGrain([PersistentState("text", "memory")] IPersistentState<Kept> kept) : Grain, IFailingStateGrain
{
    public Task WriteFails()
    {
        kept.State = new Kept { Text = "fail" };
        return kept.WriteStateAsync();
    }
}
