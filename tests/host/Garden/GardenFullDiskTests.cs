using System.Net;
using System.Text.Json;
using SmartCampus.Host.Tests.Running;

namespace SmartCampus.Host.Tests.Garden;

/// <summary>The host's disk is full while water runs.</summary>
public sealed class GardenFullDiskTests
{
    [SmallDiskFact]
    public async Task DiskFullInMidRun_TheValveIsClosedNothingIsOpenedAndItGoesOnWhenThereIsRoom()
    {
        using SmallDisk disk = SmallDisk.Mount();
        await using var garden = new GardenAlone();
        garden.Host.Data = Path.Combine(disk.Folder, "data");
        await garden.StartAsync();
        (await garden.WaterAsync("w1", 0.2m)).Expect(HttpStatusCode.OK);
        await garden.SeeViewAsync(v => v.At("running").EnumerateArray().Any(r => r.Text("phase") == "open"), "the valve open, and that written down");

        disk.Fill();
        await Eventually.BeAsync(() => !garden.Board.Coils[0], "the valve closed though nothing can be written");
        await garden.SeeViewAsync(v => v.At("notices").EnumerateArray().Any(n => n.Text("code") == "storage"), "a notice that nothing can be written");
        HostAnswer refused = await garden.WaterAsync("w2", 1m);
        bool opened = garden.Board.Coils[0];
        disk.Free();
        await garden.SeeViewAsync(v => v.At("running").GetArrayLength() == 0 && v.At("notices").GetArrayLength() == 0, "the garden going on");
        (await garden.WaterAsync("w3", 0.2m)).Expect(HttpStatusCode.OK);
        IReadOnlyList<JsonElement> lines = await garden.SeeWateredAsync("manual:w3");

        Assert.True(garden.Host.Logged("could not store its state") > 0, "The disk was not full.");
        Assert.NotEqual(HttpStatusCode.OK, refused.Status);
        Assert.False(opened, "Water that nobody could write down was opened.");
        Assert.Contains(lines, l => l.Text("run") == "manual:w1" && l.Text("kind") is "watered" or "stopped");
        Assert.DoesNotContain(lines, l => l.Text("run") == "manual:w2");
        Assert.False(garden.Board.Coils[0]);
    }
}
