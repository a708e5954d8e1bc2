using System.Runtime.Loader;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using SmartCampus.Host.Plugins;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Tests.Plugins;

public sealed class PluginHostTests : IDisposable
{
    private readonly PluginFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task LoadAllAsync_GoodPlugin_OffersItsDriversAndProfiles()
    {
        folder.Put("Good", "Good");
        await using PluginHost host = folder.NewHost();

        await host.LoadAllAsync(default);

        Assert.Equal(["good.lamp", "good.profile-lamp"], host.Drivers.Select(d => d.Driver.Model.Id));
        Assert.All(host.Drivers, d => Assert.Equal("Good", d.Plugin));
        Assert.Equal("Lamp from a profile", host.Find("good.profile-lamp")!.Model.Title.En);
        Assert.Null(host.Find("good.unknown"));
        PluginStatus status = Assert.Single(host.List());
        Assert.Equal(("Good", "1.0.0", PluginState.Loaded, null), (status.Id, status.Version, status.State, status.Reason));
        Assert.Equal(["good.lamp", "good.profile-lamp"], status.Drivers.Order());
    }

    [Fact]
    public async Task LoadAllAsync_GoodPlugin_SharesTheSdkAndKeepsItsOwnLibraryPrivate()
    {
        folder.Put("Good", "Good");
        await using PluginHost host = folder.NewHost();

        await host.LoadAllAsync(default);

        AssemblyLoadContext context = AssemblyLoadContext.GetLoadContext(host.Find("good.lamp")!.SettingsType.Assembly)!;
        Assert.True(context.IsCollectible);
        Assert.Contains(context.Assemblies, a => a.GetName().Name == "YamlDotNet");
        Assert.DoesNotContain(context.Assemblies, a => a.GetName().Name is "SmartCampus.Sdk" or "Microsoft.Extensions.Logging.Abstractions");
        Assert.True(host.Find("good.lamp")!.SettingsType.IsSubclassOf(typeof(PollingSettings)));
    }

    [Fact]
    public async Task LoadAllAsync_NoFolder_LoadsNothing()
    {
        await using PluginHost host = folder.NewHost();

        await host.LoadAllAsync(default);

        Assert.Empty(host.List());
        Assert.Empty(host.Drivers);
    }

    public static TheoryData<string, string> Breakages() => new()
    {
        { "noAssembly", "Folder 'Bad' holds no 'Bad.dll'." },
        { "badImage", "It is no .NET assembly that can run here:" },
        { "missingDependency", "YamlDotNet" },
        { "badProfile", "A profile is bad: lamp.yaml, line 2:" },
        { "missingFolder", "DirectoryNotFoundException:" },
        { "constructorThrows", "Its constructor failed: InvalidOperationException: no licence" },
        { "noDriver", "It offers no driver:" },
        { "duplicate", "Driver 'good.lamp' is offered by plugin 'AlreadyThere' already." },
    };

    [Theory]
    [MemberData(nameof(Breakages))]
    public async Task LoadAllAsync_BrokenPlugin_IsAStatusWithItsReasonAndTheOthersRun(string breakage, string reason)
    {
        folder.Put("Good", "AlreadyThere");
        Spoil(breakage);
        await using PluginHost host = folder.NewHost();

        await host.LoadAllAsync(default);

        PluginStatus bad = host.List().Single(s => s.Id == "Bad");
        Assert.Equal(PluginState.Failed, bad.State);
        Assert.Contains(reason, bad.Reason?.En, StringComparison.Ordinal);
        Assert.Empty(bad.Drivers);
        Assert.Equal("AlreadyThere", host.Drivers.Select(d => d.Plugin).Distinct().Single());
    }

    [Theory]
    [InlineData("..")]
    [InlineData("")]
    [InlineData("a/b")]
    public async Task ReloadAsync_NameThatIsNoFolderName_IsRefused(string id)
    {
        await using PluginHost host = folder.NewHost();

        PluginStatus status = await host.ReloadAsync(id, default);

        Assert.Equal((PluginState.Failed, $"'{id}' is not the name of a plugin's folder."), (status.State, status.Reason?.En));
    }

    [Fact]
    public async Task ReloadAsync_NewerVersionInTheFolder_ReplacesItAndTellsBeforeAndAfter()
    {
        folder.Put("Good", "Good");
        await using PluginHost host = folder.NewHost();
        await host.LoadAllAsync(default);
        var told = new List<string>();
        host.Unloading += drivers => Note($"unloading {Ids(drivers)}, there are {host.Drivers.Count}");
        host.Changed += drivers => Note($"changed {Ids(drivers)}, there are {host.Drivers.Count}");

        folder.Put("GoodNext", "Good"); // over the files that are in use
        PluginStatus status = await host.ReloadAsync("Good", default);

        Assert.Equal(("2.0.0", PluginState.Loaded), (status.Version, status.State));
        Assert.Equal(["unloading good.lamp good.profile-lamp, there are 0", "changed good.lamp good.profile-lamp, there are 2"], told);
        Assert.Equal(new Version(2, 0, 0, 0), host.Find("good.lamp")!.SettingsType.Assembly.GetName().Version);
        Assert.Empty(await host.CollectAsync(default));
        Assert.StartsWith("2.0.0-", Assert.Single(folder.Copies("Good")), StringComparison.Ordinal);

        Task Note(string what)
        {
            told.Add(what);
            return Task.CompletedTask;
        }

        static string Ids(IReadOnlyCollection<string> drivers) => string.Join(' ', drivers.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task List_FolderCameLaterOrLiesElsewhere_IsThereAndCanBeLoaded()
    {
        folder.Put("Good", "Good");
        await using var host = new PluginHost(new PluginHostOptions("nowhere", folder.Options.CacheFolder) { More = [Path.Combine(folder.Options.Folder, "Good")] }, TimeProvider.System, NullLogger<PluginHost>.Instance);

        PluginStatus before = Assert.Single(host.List());
        PluginStatus loaded = await host.ReloadAsync("Good", default);

        Assert.Equal(("Good", null, PluginState.Unloaded, null), (before.Id, before.Version, before.State, before.Reason));
        Assert.Equal((PluginState.Loaded, "1.0.0"), (loaded.State, loaded.Version));
        Assert.Equal(loaded, Assert.Single(host.List()));
    }

    [Fact]
    public async Task ReloadAsync_NewerVersionIsBroken_KeepsTheOldOneAndSaysWhy()
    {
        folder.Put("Good", "Good");
        await using PluginHost host = folder.NewHost();
        await host.LoadAllAsync(default);

        folder.Put("GoodNext", "Good");
        folder.Write("Good", "profiles/lamp.yaml", Encoding.UTF8.GetBytes("id: x\ntitle: [")); // a bad profile
        PluginStatus status = await host.ReloadAsync("Good", default);

        Assert.Equal(("1.0.0", PluginState.Loaded), (status.Version, status.State));
        Assert.StartsWith("Version 2.0.0 was not taken: A profile is bad: lamp.yaml", status.Reason?.En, StringComparison.Ordinal);
        Assert.NotNull(host.Find("good.lamp"));
    }

    [Fact]
    public async Task ReloadAsync_ListenerFails_ThePluginIsReplacedAllTheSame()
    {
        folder.Put("Good", "Good");
        await using PluginHost host = folder.NewHost();
        await host.LoadAllAsync(default);
        host.Unloading += _ => throw new InvalidOperationException("a session does not stop");

        Assert.Equal(PluginState.Loaded, (await host.ReloadAsync("Good", default)).State);
    }

    [Fact]
    public async Task UnloadAsync_LoadedPlugin_TakesItsDriversAwayAndLeavesNothing()
    {
        folder.Put("Good", "Good");
        await using PluginHost host = folder.NewHost();
        await host.LoadAllAsync(default);

        IReadOnlyCollection<string> gone = [];
        host.Changed += drivers =>
        {
            gone = drivers;
            return Task.CompletedTask;
        };

        bool collected = await host.UnloadAsync("Good", default);

        Assert.True(collected);
        Assert.Equal(["good.lamp", "good.profile-lamp"], gone.Order());
        Assert.Null(host.Find("good.lamp"));
        Assert.Empty(host.Retired);
        Assert.Equal((PluginState.Unloaded, null), (host.List()[0].State, host.List()[0].Reason));
    }

    [Fact]
    public async Task UnloadAsync_SomebodyHoldsADescriptor_SaysSo()
    {
        folder.Put("Good", "Good");
        await using PluginHost host = folder.NewHost();
        await host.LoadAllAsync(default);
        DriverDescriptor held = host.Find("good.lamp")!;

        bool collected = await host.UnloadAsync("Good", default);

        Assert.False(collected); // so the test above can fail
        Assert.Equal(new RetiredPlugin("Good", "1.0.0"), Assert.Single(host.Retired));
        Assert.Equal("Something still holds its code in memory.", host.List()[0].Reason?.En);
        GC.KeepAlive(held);
    }

    [Fact]
    public async Task UnloadAsync_UnknownPlugin_HasNothingToDo()
    {
        await using PluginHost host = folder.NewHost();

        Assert.True(await host.UnloadAsync("Nothing", default));
    }

    private void Spoil(string breakage)
    {
        switch (breakage)
        {
            case "noAssembly":
                folder.Write("Bad", "readme.txt", []);
                break;
            case "badImage":
                folder.Write("Bad", "Bad.dll", Encoding.UTF8.GetBytes("this is no assembly"));
                break;
            case "missingDependency":
                folder.Put("Good", "Bad");
                folder.Delete("Bad", "YamlDotNet.dll");
                break;
            case "badProfile":
                folder.Put("Good", "Bad");
                folder.Write("Bad", "profiles/lamp.yaml", Encoding.UTF8.GetBytes("id: x\ntitle: ["));
                break;
            case "missingFolder":
                folder.Put("Good", "Bad");
                folder.Delete("Bad", "profiles/lamp.yaml");
                Directory.Delete(Path.Combine(folder.Options.Folder, "Bad", "profiles"));
                break;
            case "constructorThrows":
                folder.Put("Broken", "Bad");
                break;
            case "noDriver":
                folder.Write("Bad", "Bad.dll", File.ReadAllBytes(typeof(Assert).Assembly.Location));
                break;
            case "duplicate":
                folder.Put("Good", "Bad");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(breakage), breakage, "No such breakage.");
        }
    }
}
