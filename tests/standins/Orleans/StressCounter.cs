namespace SmartCampus.StandIns.Tests.Orleans;

public sealed class StressCounter
{
    private int _inside;

    public int Enter() => Interlocked.Increment(ref _inside);

    public void Leave() => Interlocked.Decrement(ref _inside);
}
