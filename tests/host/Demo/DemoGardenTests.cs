using SmartCampus.Grains.Calendar;
using SmartCampus.Grains.Garden.Checks;
using SmartCampus.Grains.Garden.Live;
using SmartCampus.Grains.Garden.Planning;
using SmartCampus.Grains.Garden.Runs;
using SmartCampus.Host.Demo;

namespace SmartCampus.Host.Tests.Demo;

public sealed class DemoGardenTests
{
    /// <summary>A time in each week of a year.</summary>
    public static TheoryData<DateTimeOffset> Weeks => new(Enumerable.Range(0, 53).Select(week => Now.AddDays(7 * week).AddHours(5 * week)));

    private static readonly DateTimeOffset Now = new(2026, 6, 1, 4, 0, 0, TimeSpan.Zero);

    private static readonly HashSet<string> Devices =
    [
        .. Enumerable.Range(1, 4).SelectMany(i => new[] { $"greenhouse-valve-{i}", $"greenhouse-soil-{i}" }),
        .. Enumerable.Range(1, 2).SelectMany(i => new[] { $"garden-valve-{i}", $"garden-soil-{i}" }),
        "garden-weather", "garden-station",
    ];

    [Theory]
    [MemberData(nameof(Weeks))]
    public void Make_AllDevicesAtAnyTimeOfTheYear_IsAGardenWithoutProblemsThatWaters(DateTimeOffset now)
    {
        GardenDocument garden = DemoGarden.Make(Devices, now)!;

        WaterPlan plan = GardenPlanner.Plan(garden.Whole(), SchoolCalendar.Empty, new(), GardenRunState.New(now), now, now.AddDays(7));

        Assert.Empty(GardenCheck.Find(garden.Whole()));
        Assert.Equal(["evening", "greenhouse-morning", "rows"], plan.Runs.Where(r => r.Start is not null).Select(r => r.Programme!).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Make_DeviceMissing_IsNone() => Assert.Null(DemoGarden.Make(Devices.Where(d => d != "garden-soil-2").ToHashSet(), Now));
}
