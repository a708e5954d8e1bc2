using SmartCampus.Host.Drivers;
using SmartCampus.Sdk.Testing;

namespace SmartCampus.Host.Tests.Drivers;

public sealed class PollWheelTests : IDisposable
{
    private readonly ManualTime time = new();
    private readonly PollWheel wheel;

    public PollWheelTests() => wheel = new PollWheel(time);

    [Theory]
    [InlineData(0, 20)]
    [InlineData(1, 20)]
    [InlineData(20, 20)]
    [InlineData(21, 40)]
    [InlineData(999, 1000)]
    [InlineData(20480, 20480)]
    [InlineData(20481, 20500)]
    [InlineData(100_000, 100_000)]
    public void Turn_EntryDueAt_RingsInItsSlotOnce(int dueAt, int ringsAt)
    {
        var entry = new RingingEntry();
        wheel.Add(entry, dueAt);

        time.Advance(TimeSpan.FromMilliseconds(ringsAt - 1));
        int before = entry.Rings;
        time.Advance(TimeSpan.FromMilliseconds(1));
        int at = entry.Rings;
        time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal((0, 1, 1), (before, at, entry.Rings));
    }

    [Fact]
    public void Add_Again_MovesTheEntry()
    {
        var entry = new RingingEntry();
        wheel.Add(entry, 100);

        wheel.Add(entry, 300);
        time.Advance(TimeSpan.FromMilliseconds(200));
        int early = entry.Rings;
        time.Advance(TimeSpan.FromMilliseconds(100));

        Assert.Equal((0, 1), (early, entry.Rings));
    }

    [Fact]
    public void Remove_EntryInTheMiddleOfASlot_LeavesItsNeighbours()
    {
        RingingEntry[] entries = [new(), new(), new()];
        Array.ForEach(entries, e => wheel.Add(e, 60));

        bool removed = wheel.Remove(entries[1]);
        bool again = wheel.Remove(entries[1]);
        time.Advance(TimeSpan.FromMilliseconds(60));

        Assert.Equal((true, false), (removed, again));
        Assert.Equal([1, 0, 1], entries.Select(e => e.Rings));
    }

    [Fact]
    public void Add_DueInThePast_RingsAtTheNextTurn()
    {
        var entry = new RingingEntry();
        time.Advance(TimeSpan.FromSeconds(50));

        wheel.Add(entry, 3);
        time.Advance(PollWheel.SlotWidth);

        Assert.Equal(1, entry.Rings);
    }

    public void Dispose() => wheel.Dispose();
}
