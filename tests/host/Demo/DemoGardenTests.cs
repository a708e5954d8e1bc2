using SmartCampus.Grains.Calendar;
using SmartCampus.Grains.Garden.Checks;
using SmartCampus.Grains.Garden.Live;
using SmartCampus.Grains.Garden.Planning;
using SmartCampus.Grains.Garden.Runs;
using SmartCampus.Host.Demo;

namespace SmartCampus.Host.Tests.Demo;

public sealed class DemoGardenTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 4, 0, 0, TimeSpan.Zero);

    private static readonly HashSet<string> Devices =
    [
        .. Enumerable.Range(1, 4).SelectMany(i => new[] { $"greenhouse-valve-{i}", $"greenhouse-soil-{i}" }),
        .. Enumerable.Range(1, 2).SelectMany(i => new[] { $"garden-valve-{i}", $"garden-soil-{i}" }),
        "garden-weather", "garden-station",
    ];

    [Fact]
    public void Make_AllDevices_IsAGardenWithoutProblemsThatWaters()
    {
        GardenDocument garden = DemoGarden.Make(Devices, Now)!;

        WaterPlan plan = GardenPlanner.Plan(garden.Whole(), SchoolCalendar.Empty, new(), GardenRunState.New(Now), Now, Now.AddDays(7));

        Assert.Empty(GardenCheck.Find(garden.Whole()));
        Assert.Equal(["evening", "greenhouse-morning", "rows"], plan.Runs.Where(r => r.Start is not null).Select(r => r.Programme!).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Make_DeviceMissing_IsNone() => Assert.Null(DemoGarden.Make(Devices.Where(d => d != "garden-soil-2").ToHashSet(), Now));
}
