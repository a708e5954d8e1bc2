using Orleans;
using Orleans.Runtime;
using SmartCampus.Engine.Tests.Hosting;

namespace SmartCampus.Engine.Tests.State;

[GrainType("kept-state")]
public sealed class StateGrain([PersistentState("text", "memory")] IPersistentState<Kept> kept, Stage stage) : Grain, IStateGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        stage.Log(this.GetPrimaryKeyString(), $"activated with {kept.State.Text}");
        return Task.CompletedTask;
    }

    public Task<string> Read() => Task.FromResult($"{kept.State.Text} {kept.RecordExists} {kept.Etag}");

    public Task Write(string text)
    {
        kept.State = new Kept { Text = text };
        return kept.WriteStateAsync();
    }

    public Task WriteManyAtOnce(int times) => Task.WhenAll(Enumerable.Range(0, times).Select(i => Write($"{i}")));

    public Task Clear() => kept.ClearStateAsync();

    public Task ReadAgain() => kept.ReadStateAsync();

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
