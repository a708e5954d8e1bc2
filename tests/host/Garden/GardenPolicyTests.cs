using SmartCampus.Grains.Garden.People;
using SmartCampus.Host.Garden;

namespace SmartCampus.Host.Tests.Garden;

public sealed class GardenPolicyTests
{
    [Theory]
    [InlineData("Viewer", "View")]
    [InlineData("Waterer", "View,Water")]
    [InlineData("Planner", "View,Water,Plan")]
    [InlineData("Owner", "View,Water,Plan,Own")]
    public void IsAllowed_Role_MayThisAndNoMore(string role, string expected)
    {
        IEnumerable<GardenOperation> may = Enum.GetValues<GardenOperation>().Where(o => GardenPolicy.IsAllowed(Enum.Parse<GardenRole>(role), o));

        Assert.Equal(expected, string.Join(',', may));
    }

    [Theory]
    [InlineData(GardenRequestKind.StopAll, "Water")]
    [InlineData(GardenRequestKind.Pause, "Plan")]
    [InlineData(GardenRequestKind.UnlockBed, "Own")]
    public void OperationOf_Request_IsItsOperation(GardenRequestKind kind, string expected) => Assert.Equal(expected, GardenPolicy.OperationOf(kind).ToString());
}
