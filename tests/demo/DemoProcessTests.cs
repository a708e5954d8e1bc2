using System.Diagnostics;
using System.Runtime.Versioning;

namespace SmartCampus.Demo.Tests;

[UnsupportedOSPlatform("windows")]
public sealed class DemoProcessTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("campus-demo-run-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task StandardInputClosed_EndsCleanlyAndLeavesNoLinks()
    {
        using var demo = new DemoProcess(_directory, "--exit-with-stdin");
        string control = await demo.ReadyAsync();
        string[] during = Links();

        demo.CloseInput();
        int code = await demo.ExitCodeAsync();

        Assert.StartsWith("http://127.0.0.1:", control, StringComparison.Ordinal);
        Assert.Equal(["ttyDormitory", "ttyFruitScale", "ttyGarden", "ttyGreenhouse", "ttyTeachingA"], during);
        Assert.Equal(0, code);
        Assert.Empty(Links());
    }

    [Theory]
    [InlineData("-TERM")]
    [InlineData("-INT")]
    public async Task Signal_EndsCleanlyAndLeavesNoLinks(string signal)
    {
        using var demo = new DemoProcess(_directory);
        await demo.ReadyAsync();

        using Process kill = Process.Start("kill", [signal, $"{demo.Id}"]);
        int code = await demo.ExitCodeAsync();

        Assert.Equal(0, code);
        Assert.Empty(Links());
        Assert.True(File.Exists(Path.Combine(_directory, "campus.json")));
    }

    [Fact]
    public async Task SecondStart_PutsEveryDeviceWhereItWas()
    {
        using (var first = new DemoProcess(_directory, "--exit-with-stdin"))
        {
            await first.ReadyAsync();
            first.CloseInput();
            await first.ExitCodeAsync();
        }
        string before = await File.ReadAllTextAsync(Path.Combine(_directory, "campus.json"));

        using var second = new DemoProcess(_directory, "--exit-with-stdin");
        await second.ReadyAsync();

        Assert.Equal(before, await File.ReadAllTextAsync(Path.Combine(_directory, "campus.json")));
    }

    [Fact]
    public async Task Start_FilesWithKeys_AreForTheirOwnerOnly()
    {
        using var demo = new DemoProcess(_directory, "--exit-with-stdin");
        await demo.ReadyAsync();

        UnixFileMode[] modes = [.. new[] { "campus.json", "keys.json" }.Select(name => File.GetUnixFileMode(Path.Combine(_directory, name)))];

        Assert.All(modes, mode => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, mode));
    }

    [Fact]
    public async Task WrongOption_EndsWithTwo()
    {
        using var demo = new DemoProcess(_directory, "--speed", "never");

        Assert.Equal(2, await demo.ExitCodeAsync());
    }

    private string[] Links() => [.. Directory.EnumerateFiles(_directory, "tty*").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];
}
