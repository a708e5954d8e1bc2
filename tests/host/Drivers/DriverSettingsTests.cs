using SmartCampus.Host.Drivers;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Tests.Drivers;

public sealed class DriverSettingsTests
{
    [Theory]
    [InlineData(0.1, 15)]
    [InlineData(7.5, 15)]
    [InlineData(10, 20)]
    [InlineData(3600, 7200)]
    public void StaleAfter_PollInterval_IsTwoOfThemAndAtLeastFifteenSeconds(double interval, double expected) =>
        Assert.Equal(TimeSpan.FromSeconds(expected), DriverSettings.StaleAfter(new Polled { Interval = TimeSpan.FromSeconds(interval) }));

    [Fact]
    public void StaleAfter_TimeOutOfThreeIntervals_IsTwoThirdsOfIt() =>
        Assert.Equal(TimeSpan.FromMinutes(40), DriverSettings.StaleAfter(new Posted()));

    [Fact]
    public void StaleAfter_NothingMarked_IsNotKnown() => Assert.Null(DriverSettings.StaleAfter(new Silent()));

    private sealed record Polled : PollingSettings;

    private sealed record Posted
    {
        [ReportInterval(3)]
        public TimeSpan StaleAfter { get; init; } = TimeSpan.FromHours(1);
    }

    private sealed record Silent
    {
        public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(1);
    }
}
