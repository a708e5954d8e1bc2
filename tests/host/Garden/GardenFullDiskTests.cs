using System.Net;
using System.Text.Json;
using SmartCampus.Host.Tests.Running;

namespace SmartCampus.Host.Tests.Garden;

/// <summary>The host's disk is full while water runs.</summary>
public sealed class GardenFullDiskTests : IAsyncLifetime, IDisposable
{
    private readonly GardenAlone alone = new();
    private SmallDisk? small;

    private SmallDisk Disk => small!;

    public Task InitializeAsync()
    {
        if (SmallDisk.WhyNot is not null)
            return Task.CompletedTask; // all tests are skipped then
        small = SmallDisk.Mount();
        alone.Host.Data = Path.Combine(small.Folder, "data");
        return alone.StartAsync();
    }

    [SmallDiskFact]
    public async Task InMidRun_TheValveIsClosedNothingIsOpenedAndItGoesOnWhenThereIsRoom()
    {
        await alone.Garden.WaterAsync("w1", 0.2m);
        await alone.Garden.SeeRunningAsync("open");

        Disk.Fill();
        await Eventually.BeAsync(() => !alone.Board.Coils[0], "the valve closed though nothing can be written");
        await alone.Garden.SeeNoticeAsync("storage");
        JsonElement refused = (await alone.Garden.AskAsync(TestGarden.Water("w2", 1m))).Problem(HttpStatusCode.Conflict, "refused");
        bool opened = alone.Board.Coils[0];
        Disk.Free();
        await alone.Garden.SeeViewAsync(v => v.At("running").GetArrayLength() == 0 && v.At("notices").GetArrayLength() == 0, "the garden going on");
        await alone.Garden.WaterAsync("w3", 0.2m);
        List<JsonElement> lines = await alone.Garden.SeeWateredAsync("manual:w3");

        Assert.True(alone.Host.Logged("could not store its state") > 0, "The disk was not full.");
        Assert.Equal("没有执行：无法写入数据（磁盘满了？）。", refused.Text("text", "zh"));
        Assert.False(opened, "Water that nobody could write down was opened.");
        Assert.Contains(lines, l => l.Text("run") == "manual:w1" && l.Text("kind") == "watered");
        Assert.DoesNotContain(lines, l => l.Text("run") == "manual:w2");
        Assert.False(alone.Board.Coils[0]);
    }

    [SmallDiskFact]
    public async Task ValveThatWillNotClose_IsLockedOutShutAndShownAtOnceAndStoredWhenThereIsRoom()
    {
        await alone.Garden.WaterAsync("w1", 60m);
        await alone.Garden.SeeRunningAsync("open");
        alone.Board.Behaviour = Behaviour.SaysYesDoesNothing;

        Disk.Fill();
        (await alone.Garden.AskAsync(new { kind = "stopAll" })).Expect(HttpStatusCode.OK); // what only closes is done though it cannot be written down
        JsonElement shown = await alone.Garden.SeeCriticalAsync();
        int storedThen = await StoredAsync();
        Disk.Free();
        await Eventually.SeeAsync(StoredAsync, count => count == 1, "the critical record stored");
        await alone.Host.KillAsync();
        await alone.Host.StartAsync();
        JsonElement after = await alone.Garden.SeeCriticalAsync();
        bool open = alone.Board.Coils[0];
        alone.Board.Behaviour = Behaviour.Normal;
        await Eventually.BeAsync(() => !alone.Board.Coils[0], "the valve closed when it could");

        Assert.Equal(0, storedThen);
        Assert.True(open, "The valve had closed.");
        Assert.Contains(shown.At("notices").EnumerateArray(), n => n.Text("code") == "storage");
        Assert.All([shown, after], view =>
        {
            Assert.Equal("lockedOut", view.At("beds")[0].Text("state"));
            Assert.NotEqual(JsonValueKind.Null, view.At("supplies")[0].At("shut").ValueKind);
            Assert.Contains("tried 3 times", view.At("criticals")[0].Text("text", "en"), StringComparison.Ordinal);
        });
    }

    [SmallDiskFact]
    public async Task BetweenTheOpeningAndItsReadBack_TheRecordSaysThatItWasWatered()
    {
        alone.Board.Behaviour = Behaviour.LosesWriteAnswers; // the driver waits 2 s for an answer before it reads
        await alone.Garden.WaterAsync("w1", 0.2m);
        await Eventually.BeAsync(() => alone.Board.Coils[0], "the valve open");

        Disk.Fill();
        alone.Board.Behaviour = Behaviour.Normal;
        await alone.Garden.SeeRunningAsync("open");
        await Eventually.BeAsync(() => !alone.Board.Coils[0], "the valve closed");
        await alone.Garden.SeeIdleAsync();
        Disk.Free();
        List<JsonElement> lines = await alone.Garden.SeeWateredAsync("manual:w1");

        Assert.True(alone.Host.Logged("could not store its state") > 0, "The disk was not full.");
        Assert.DoesNotContain(lines, l => l.Text("kind") == "failed");
        Assert.True(lines.First(l => l.Text("kind") == "watered").At("litres").GetDecimal() > 0.5m, lines[0].GetRawText());
    }

    public async Task DisposeAsync() => await alone.DisposeAsync();

    public void Dispose() => small?.Dispose();

    private async Task<int> StoredAsync() => (await alone.Host.Api.GetAsync("/api/gardens/alone/criticals")).Expect(HttpStatusCode.OK).At("items").GetArrayLength();
}
