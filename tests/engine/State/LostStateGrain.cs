using Orleans;
using Orleans.Runtime;

namespace SmartCampus.Engine.Tests.State;

public sealed class LostStateGrain([PersistentState("text", "nowhere")] IPersistentState<Kept> kept) : Grain, ILostStateGrain
{
    public Task Ping() => Task.FromResult(kept.State);
}
