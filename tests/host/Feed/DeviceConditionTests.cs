using SmartCampus.Grains.Devices;
using SmartCampus.Host.Feed;

namespace SmartCampus.Host.Tests.Feed;

public sealed class DeviceConditionTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    [Theory]
    [InlineData(nameof(AvailabilityState.Online), 15, nameof(DeviceCondition.Online))]
    [InlineData(nameof(AvailabilityState.Online), 16, nameof(DeviceCondition.Stale))]
    [InlineData(nameof(AvailabilityState.Degraded), 15, nameof(DeviceCondition.Degraded))]
    [InlineData(nameof(AvailabilityState.Degraded), 16, nameof(DeviceCondition.Stale))]
    [InlineData(nameof(AvailabilityState.Offline), 16, nameof(DeviceCondition.Offline))]
    [InlineData(nameof(AvailabilityState.Unknown), 16, nameof(DeviceCondition.Unknown))]
    public void Of_AgeOfTheLastReport_IsStaleOnlyForWhatCanBeReached(string availability, int age, string condition)
    {
        DeviceState state = Of(availability, reportedAt: TestFeed.Start);

        Assert.Equal(Enum.Parse<DeviceCondition>(condition), DeviceConditions.Of(state, Limit, TestFeed.Start.AddSeconds(age)));
    }

    [Fact]
    public void Of_NoReportYet_CountsFromWhenItCameOnline()
    {
        DeviceState state = Of(nameof(AvailabilityState.Online), reportedAt: null);

        Assert.Equal(DeviceCondition.Online, DeviceConditions.Of(state, Limit, TestFeed.Start + Limit));
        Assert.Equal(DeviceCondition.Stale, DeviceConditions.Of(state, Limit, TestFeed.Start.AddSeconds(16)));
    }

    [Fact]
    public void Of_DeviceThatReportsOnlyChanges_IsNeverStale() =>
        Assert.Equal(DeviceCondition.Online, DeviceConditions.Of(Of(nameof(AvailabilityState.Online), TestFeed.Start), null, TestFeed.Start.AddDays(30)));

    private static DeviceState Of(string availability, DateTimeOffset? reportedAt) => DeviceState.Empty(2, TestFeed.Start) with
    {
        Availability = new Availability(Enum.Parse<AvailabilityState>(availability), null, TestFeed.Start),
        ReportedAt = reportedAt,
    };
}
