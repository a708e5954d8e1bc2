using SmartCampus.Host.Feed;

namespace SmartCampus.Host.Tests.Feed;

public sealed class DeviceFilterTests
{
    private readonly FeedSlot slot = new DeviceFeed(new RecentEvents()).Add("north-gate.probe", "campus/library/1", "北门探头");

    [Theory]
    [InlineData("campus", true)]
    [InlineData("campus/library", true)]
    [InlineData("campus/library/1", true)]
    [InlineData("campus/library/1/a", false)]
    [InlineData("campus/lib", false)]
    [InlineData("library", false)]
    public void Fits_Place_IsThePathAndEverythingBelow(string place, bool fits) => Assert.Equal(fits, new DeviceFilter(Place: place).Fits(slot, TestFeed.Start));

    [Theory]
    [InlineData("soil", true)]
    [InlineData("lock", false)]
    public void Fits_Trait_IsOneOfTheModel(string trait, bool fits) => Assert.Equal(fits, new DeviceFilter(Trait: trait).Fits(slot, TestFeed.Start));

    [Theory]
    [InlineData("soil", true)]
    [InlineData("lock", false)]
    public void Fits_Kind_IsTheTraitThatTheDeviceIsCalledBy(string kind, bool fits) => Assert.Equal(fits, new DeviceFilter(Kind: kind).Fits(slot, TestFeed.Start));

    [Theory]
    [InlineData("NORTH", true)]
    [InlineData("gate.pro", true)]
    [InlineData("北门", true)]
    [InlineData("south", false)]
    public void Fits_Q_SearchesIdAndNames(string q, bool fits) => Assert.Equal(fits, new DeviceFilter(Q: q).Fits(slot, TestFeed.Start));

    [Theory]
    [InlineData(nameof(DeviceCondition.Unknown), true)]
    [InlineData(nameof(DeviceCondition.Online), false)]
    public void Fits_Condition_IsTheOneNow(string condition, bool fits) =>
        Assert.Equal(fits, new DeviceFilter(Condition: Enum.Parse<DeviceCondition>(condition)).Fits(slot, TestFeed.Start));

    [Fact]
    public void Fits_OnePartDoesNot_DoesNot() => Assert.False(new DeviceFilter(Place: "campus", Q: "south").Fits(slot, TestFeed.Start));
}
