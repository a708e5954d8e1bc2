using System.Net;
using System.Reflection;
using System.Text.Json;
using SmartCampus.Host.Tests.Running;

namespace SmartCampus.Host.Tests.Maintenance;

/// <summary>Plugins come and go while devices run.</summary>
public sealed class PluginReloadTests : IAsyncLifetime, IDisposable
{
    private const string Modbus = "SmartCampus.Plugins.Modbus";

    private readonly DirectoryInfo plugins = Directory.CreateTempSubdirectory("campus-plugins-");
    private readonly RunningHost host = new();

    public async Task InitializeAsync()
    {
        Copy(Path.Combine(RunningHost.BuiltPlugins, Modbus), Path.Combine(plugins.FullName, Modbus));
        string fixtures = typeof(PluginReloadTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "PluginFixtures").Value!;
        Copy(Path.Combine(fixtures, "Good"), Path.Combine(plugins.FullName, "Good"));
        host.Plugins = plugins.FullName;
        await host.InitializeAsync();
    }

    [Fact]
    public async Task Reload_WhileDevicesRun_TheyComeBackAndOthersKeepTheirPoll()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        line[1].Holding[0] = 5;
        await host.Api.AddOnlineAsync("probe", "modbus.registers-8", new { line = line.Line, interval = 0.2, timeout = 5 });
        await host.Api.AddOnlineAsync("lamp", "good.lamp", new { interval = 0.1 });
        string lampBefore = (await host.Api.DeviceAsync("lamp")).Text("availability", "since")!;
        JsonElement before = await PluginAsync(Modbus);

        JsonElement reloaded = (await host.Api.PostAsync($"/api/plugins/{Modbus}/reload", null)).Expect(HttpStatusCode.OK);
        line[1].Holding[0] = 6;
        await host.Api.SeeAsync("probe", d => d.Value("register.r0") == "6" && d.Reason() == "online", "probe polled by the new plugin");

        int profiles = Directory.GetFiles(Path.Combine(plugins.FullName, Modbus, "profiles")).Length;
        Assert.Equal(("loaded", "1", $"{profiles}"), (before.Text("state"), before.Text("devices"), $"{before.At("drivers").GetArrayLength()}"));
        Assert.Equal(("loaded", "1"), (reloaded.Text("state"), reloaded.Text("devices")));
        JsonElement lamp = await host.Api.DeviceAsync("lamp");
        Assert.Equal(("online", lampBefore), (lamp.Reason(), lamp.Text("availability", "since")));
    }

    [Fact]
    public async Task Reload_AProfileIsBad_IsAProblemThatNamesItAndTheOldOneGoesOn()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        line[1].Holding[0] = 5;
        await host.Api.AddOnlineAsync("going-on", "modbus.registers-8", new { line = line.Line, interval = 0.2, timeout = 5 });
        string profile = Path.Combine(plugins.FullName, Modbus, "profiles", "soil-seeed.yaml");
        string good = await File.ReadAllTextAsync(profile);
        string since = (await host.Api.DeviceAsync("going-on")).Text("availability", "since")!;

        await File.WriteAllTextAsync(profile, good.Replace("s16", "s17", StringComparison.Ordinal));
        HostAnswer answer = await host.Api.PostAsync($"/api/plugins/{Modbus}/reload", null);
        line[1].Holding[0] = 6;
        await host.Api.SeeAsync("going-on", d => d.Value("register.r0") == "6" && d.Reason() == "online", "going-on polled by the old plugin");
        JsonElement listed = await PluginAsync(Modbus);
        string still = (await host.Api.DeviceAsync("going-on")).Text("availability", "since")!;
        await File.WriteAllTextAsync(profile, good);
        JsonElement mended = (await host.Api.PostAsync($"/api/plugins/{Modbus}/reload", null)).Expect(HttpStatusCode.OK);

        string detail = answer.Problem(HttpStatusCode.Conflict, "refused").Text("detail")!;
        Assert.StartsWith($"Plugin '{Modbus}': ", detail, StringComparison.Ordinal);
        Assert.Matches("A profile is bad: .*soil-seeed.*s17.*it must be one of", detail);
        Assert.EndsWith(listed.Text("reason")!, detail, StringComparison.Ordinal);
        Assert.Matches($"插件“{Modbus}”：未采用版本 .*：配置文件有误：.*soil-seeed", answer.Body.Text("text", "zh"));
        Assert.EndsWith(listed.Text("text", "zh")!, answer.Body.Text("text", "zh"), StringComparison.Ordinal);
        Assert.Equal(("loaded", "loaded", null), (listed.Text("state"), mended.Text("state"), mended.Text("reason")));
        Assert.Equal(since, still); // nobody was asked to pause for what was not taken
    }

    [Fact]
    public async Task Reload_FolderCameWhileTheHostRuns_IsLoadedUnloadedAndComesBack()
    {
        string good = Path.Combine(plugins.FullName, "Good");
        string away = plugins.FullName + "-later";
        Directory.Move(good, away);
        await host.KillAsync();
        await host.StartAsync();
        HostAnswer missing = await host.Api.PostAsync("/api/plugins/Good/reload", null);
        Directory.Move(away, good);

        JsonElement found = await PluginAsync("Good");
        JsonElement loaded = (await host.Api.PostAsync("/api/plugins/Good/reload", null)).Expect(HttpStatusCode.OK);
        await host.Api.AddOnlineAsync("lamp", "good.lamp", new { interval = 0.1 });
        JsonElement unloaded = (await host.Api.DeleteAsync("/api/plugins/Good")).Expect(HttpStatusCode.OK);
        await host.Api.SeeReasonAsync("lamp", "offline notConfigured.driverMissing");
        HostAnswer command = await host.Api.CommandAsync("lamp", "lamp-1", "lamp.paint", new { color = "red" });
        (await host.Api.PostAsync("/api/plugins/Good/reload", null)).Expect(HttpStatusCode.OK);
        await host.Api.SeeReasonAsync("lamp", "online");

        missing.Problem(HttpStatusCode.NotFound, "notFound");
        Assert.Equal(("unloaded", null), (found.Text("state"), found.Text("version")));
        Assert.Equal(("loaded", "1.0.0"), (loaded.Text("state"), loaded.Text("version")));
        Assert.Equal(("unloaded", null, 0), (unloaded.Text("state"), unloaded.Text("reason"), unloaded.At("drivers").GetArrayLength()));
        command.Problem(HttpStatusCode.Conflict, "conflict");
    }

    [Fact]
    public async Task Unload_AValveIsOpen_IsClosedFirst()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        _ = line[1];
        await host.Api.AddOnlineAsync("water", "modbus.relay-valve", new { line = line.Line, interval = 0.2, timeout = 5 });
        await host.Api.AddOnlineAsync("lamp", "good.lamp", new { interval = 0.1 });
        await host.Api.CommandAsync("water", "open-1", "valve.open", new { duration = 600 });
        await host.Api.SeeEntryAsync("open-1", "confirmed");
        JsonElement driven = (await host.Api.GetAsync($"/api/devices?plugin={Modbus}")).Body;
        bool wasOpen = line[1].Coils[0];

        (await host.Api.DeleteAsync($"/api/plugins/{Modbus}")).Expect(HttpStatusCode.OK);

        Assert.Equal((true, false), (wasOpen, line[1].Coils[0]));
        Assert.Equal(("1", "water"), (driven.Text("total"), driven.At("items")[0].Text("id")));
        await host.Api.SeeReasonAsync("water", "offline notConfigured.driverMissing");
    }

    [Fact]
    public async Task Start_DriverMissing_IsNotConfiguredAndComesBackWithThePlugin()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        _ = line[1];
        await host.Api.AddOnlineAsync("orphan", "modbus.relay-switch", new { line = line.Line, interval = 0.2, timeout = 5 });
        await host.KillAsync();
        string folder = Path.Combine(plugins.FullName, Modbus);
        Directory.Move(folder, plugins.FullName + "-away");

        await host.StartAsync();
        JsonElement orphan = await host.Api.SeeReasonAsync("orphan", "offline notConfigured.driverMissing");
        HostAnswer command = await host.Api.CommandAsync("orphan", "orphan-1", "switch.turnOn");
        HostAnswer model = await host.Api.GetAsync("/api/devices/orphan/model");
        await host.KillAsync();
        Directory.Move(plugins.FullName + "-away", folder);
        await host.StartAsync();
        await host.Api.SeeReasonAsync("orphan", "online");

        Assert.Contains("modbus.relay-switch", orphan.Text("availability", "detail"), StringComparison.Ordinal);
        Assert.Contains("'modbus.relay-switch', which is not loaded", command.Problem(HttpStatusCode.Conflict, "conflict").Text("detail"), StringComparison.Ordinal);
        model.Problem(HttpStatusCode.Conflict, "conflict");
        Assert.Empty(line[1].Writes);
    }

    public Task DisposeAsync() => host.DisposeAsync();

    public void Dispose()
    {
        host.Dispose();
        plugins.Delete(recursive: true);
    }

    private async Task<JsonElement> PluginAsync(string id) => (await host.Api.GetAsync("/api/plugins")).Body.At("items").EnumerateArray().Single(p => p.Text("id") == id);

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
