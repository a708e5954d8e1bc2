using System.Text.Json.Nodes;
using SmartCampus.Demo.Faults;
using SmartCampus.Demo.Lora;
using SmartCampus.Demo.Scales;
using SmartCampus.Demo.Shelly;
using SmartCampus.Demo.Sites;
using SmartCampus.Demo.Sprinkler;
using SmartCampus.Demo.Tests.Lines;

namespace SmartCampus.Demo.Tests.Faults;

/// <summary>Each fault of readers, scales, sprinklers, Shellys and radio sensors breaks what it says, and is gone when mended.</summary>
public sealed class NewFaultTests(TestCampus campus) : IClassFixture<TestCampus>
{
    [Theory]
    [InlineData("reader-tamper", "dormitory-1-main-door", "tamper", "false", "true")]
    [InlineData("reader-door-forced", "dormitory-1-duty-room", "open", "false", "true")]
    [InlineData("reader-door-held", "dormitory-1-corridor-east", "open", "false", "true")]
    [InlineData("scale-overload", "canteen-tray-scale-2", "state", "\"stable\"", "\"overload\"")]
    [InlineData("scale-underload", "canteen-fruit-scale", "state", "\"stable\"", "\"underload\"")]
    [InlineData("scale-hand", "canteen-tray-scale-1", "state", "\"stable\"", "\"moving\"")]
    [InlineData("scale-unit", "canteen-tray-scale-1", "unit", "\"kg\"", "\"lb\"")]
    [InlineData("shelly-overpower", "dormitory-1-hall-lights", "overpower", "false", "true")]
    [InlineData("restroom-leak", "teaching-a-restroom-girls-leak", "wet", "false", "true")]
    public async Task Thing_OnAndOff_IsSoAndIsSoNoMore(string fault, string device, string truth, string healthy, string broken)
    {
        Until(device, truth, healthy);
        await campus.Fault(fault).SetAsync(true, CancellationToken.None);
        campus.Pass(10);
        string[] during = [.. Enumerable.Range(0, 100).Select(_ => Next(device, truth))];
        await campus.Fault(fault).SetAsync(false, CancellationToken.None);

        Assert.All(during, state => Assert.Equal(broken, state));
        Until(device, truth, healthy);
    }

    [Fact]
    public async Task ReaderCard_On_WaitsAtTheReaderAndIsOverAtOnce()
    {
        Fault fault = campus.Fault("reader-card");
        int before = (int)campus.Truth("dormitory-1-main-door")["waiting"]!;

        await fault.SetAsync(true, CancellationToken.None);
        await fault.SetAsync(true, CancellationToken.None);

        Assert.False(fault.Active);
        Assert.Equal(before + 2, (int)campus.Truth("dormitory-1-main-door")["waiting"]!);
    }

    [Fact]
    public async Task ReaderExit_On_OpensTheDoorThoughLocked()
    {
        await campus.Fault("reader-exit").SetAsync(true, CancellationToken.None);
        campus.Pass(1.6);

        Assert.True((bool)campus.Truth("dormitory-1-main-door")["open"]!);
        Assert.False((bool)campus.Truth("dormitory-1-main-door")["unlocked"]!);
    }

    [Theory]
    [InlineData("reader-dead", "dormitory-1-laundry")]
    [InlineData("reader-reply-lost", "dormitory-1-side-door")]
    [InlineData("reader-busy", "dormitory-1-bicycle-room")]
    [InlineData("reader-wrong-key", "dormitory-1-roof")]
    [InlineData("reader-strike-jammed", "dormitory-1-corridor-west")]
    public async Task Reader_OnAndOff_SetsItsFault(string fault, string device)
    {
        var door = (ReaderDoor)campus.Device(device).Thing;
        bool[] Broken() => [door.Reader.Faults.Dead, door.Reader.Faults.LosesReplies, door.Reader.Faults.Busy, door.Reader.Faults.OtherKey is not null, door.Reader.Panel.Output[0].Contact.Jammed];

        await campus.Fault(fault).SetAsync(true, CancellationToken.None);
        bool[] during = Broken();
        await campus.Fault(fault).SetAsync(false, CancellationToken.None);

        Assert.Single(during, broken => broken);
        Assert.DoesNotContain(true, Broken());
        Assert.Equal([device], campus.Fault(fault).Devices);
    }

    [Fact]
    public async Task SprinklerPassword_On_RefusesTheOldOneForAllStations()
    {
        SprinklerController controller = ((SprinklerZone)campus.Device("school-garden-hedge").Thing).Controller;
        string before = controller.PasswordHash;

        await campus.Fault("sprinkler-password").SetAsync(true, CancellationToken.None);
        string during = controller.PasswordHash;
        await campus.Fault("sprinkler-password").SetAsync(false, CancellationToken.None);

        Assert.NotEqual(before, during);
        Assert.Equal(before, controller.PasswordHash);
        Assert.Equal(8, campus.Fault("sprinkler-password").Devices.Count);
    }

    [Fact]
    public async Task SprinklerByHandThenReboot_On_RunsTheHedgeThenNothing()
    {
        await campus.Fault("sprinkler-by-hand").SetAsync(true, CancellationToken.None);
        campus.Pass(3);
        bool ran = (bool)campus.Truth("school-garden-hedge")["orderedOpen"]!;

        await campus.Fault("sprinkler-reboot").SetAsync(true, CancellationToken.None);
        campus.Pass(1);

        Assert.True(ran);
        Assert.False((bool)campus.Truth("school-garden-hedge")["queued"]!);
        Assert.False((bool)campus.Truth("school-garden-hedge")["orderedOpen"]!);
    }

    [Fact]
    public async Task SprinklerJammed_On_StaysShutThoughQueued()
    {
        await campus.Fault("sprinkler-jammed").SetAsync(true, CancellationToken.None);
        lock (campus.Campus.Gate)
            ((SprinklerZone)campus.Device("school-garden-herbs").Thing).Controller.Start(6, 60);
        campus.Pass(3);
        JsonObject during = campus.Truth("school-garden-herbs");
        await campus.Fault("sprinkler-jammed").SetAsync(false, CancellationToken.None);

        Assert.Equal((true, false), ((bool)during["queued"]!, (bool)during["orderedOpen"]!));
    }

    [Fact]
    public async Task ShellyButton_On_TurnsTheLightsOver()
    {
        bool before = (bool)campus.Truth("dormitory-1-hall-lights")["on"]!;

        await campus.Fault("shelly-button").SetAsync(true, CancellationToken.None);

        Assert.Equal(!before, (bool)campus.Truth("dormitory-1-hall-lights")["on"]!);
        Assert.Equal("switch", (string?)campus.Truth("dormitory-1-hall-lights")["source"]);
    }

    [Fact]
    public async Task Uplinks_CutAndTwice_ConcernEveryRadioSensor()
    {
        await campus.Fault("uplinks-cut").SetAsync(true, CancellationToken.None);
        bool cut = campus.Campus.Network.Cut;
        await campus.Fault("uplinks-cut").SetAsync(false, CancellationToken.None);

        Assert.True(cut);
        Assert.False(campus.Campus.Network.Cut);
        Assert.Equal(campus.Campus.Devices.Count(d => d.Line is null), campus.Fault("uplinks-twice").Devices.Count);
    }

    [Theory]
    [InlineData("sensor-gone", "teaching-a-restroom-girls-stall-2")]
    [InlineData("sensor-battery", "teaching-a-restroom-girls-stall-1")]
    public async Task Sensor_OnAndOff_IsSoAndIsSoNoMore(string fault, string device)
    {
        LoraSensor sensor = ((RadioThing)campus.Device(device).Thing).Sensor;

        await campus.Fault(fault).SetAsync(true, CancellationToken.None);
        bool during = sensor.Gone || sensor.Battery < 10;
        await campus.Fault(fault).SetAsync(false, CancellationToken.None);

        Assert.True(during);
        Assert.False(sensor.Gone || sensor.Battery < 10);
    }

    // People come and go meanwhile: what is asked for must come to be, whenever that is.
    private void Until(string device, string truth, string value) =>
        Assert.Contains(value, Enumerable.Range(0, 3000).Select(_ => Next(device, truth)));

    private string Next(string device, string truth)
    {
        campus.Pass(0.2);
        return campus.Truth(device)[truth]!.ToJsonString();
    }
}
