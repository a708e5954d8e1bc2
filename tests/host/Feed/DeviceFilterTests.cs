using SmartCampus.Grains.Devices;
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
    public void Fits_Place_IsThePathAndEverythingBelow(string place, bool fits) => Assert.Equal(fits, new DeviceFilter(Place: place).Fits(slot));

    [Theory]
    [InlineData("soil", true)]
    [InlineData("lock", false)]
    public void Fits_Trait_IsOneOfTheModel(string trait, bool fits) => Assert.Equal(fits, new DeviceFilter(Trait: trait).Fits(slot));

    [Theory]
    [InlineData("NORTH", true)]
    [InlineData("gate.pro", true)]
    [InlineData("北门", true)]
    [InlineData("south", false)]
    public void Fits_Q_SearchesIdAndNames(string q, bool fits) => Assert.Equal(fits, new DeviceFilter(Q: q).Fits(slot));

    [Theory]
    [InlineData(nameof(AvailabilityState.Unknown), true)]
    [InlineData(nameof(AvailabilityState.Online), false)]
    public void Fits_Availability_IsTheStateNow(string state, bool fits) =>
        Assert.Equal(fits, new DeviceFilter(Availability: Enum.Parse<AvailabilityState>(state)).Fits(slot));

    [Fact]
    public void Fits_OnePartDoesNot_DoesNot() => Assert.False(new DeviceFilter(Place: "campus", Q: "south").Fits(slot));
}
