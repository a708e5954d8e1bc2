using global::Orleans;

namespace SmartCampus.StandIns.Tests.Orleans;

/// <summary>Counts how many turns run at once, over all activations of one key.</summary>
public sealed class StressGrain(StressCounter counter) : Grain, IStressGrain
{
    public Task<int> Enter()
    {
        int inside = counter.Enter();
        counter.Leave();
        return Task.FromResult(inside);
    }

    public async Task<int> EnterAndAwait()
    {
        int first = counter.Enter();
        counter.Leave();
        await Task.Yield();
        int second = counter.Enter();
        counter.Leave();
        return Math.Max(first, second);
    }

    public Task EndSoon()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
