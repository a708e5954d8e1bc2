using System.Diagnostics;
using System.Text.Json.Nodes;
using SmartCampus.EndToEnd.Tests.Browser;
using SmartCampus.EndToEnd.Tests.Campus;

namespace SmartCampus.EndToEnd.Tests;

/// <summary>A newcomer's first minute: an empty data folder, a password that the host makes, a campus that lives.</summary>
public sealed class FirstStartTests
{
    private static readonly TimeSpan Promised = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task FirstStart_GeneratedPassword_LeadsToALivingCampusWithinAMinute()
    {
        string folder = Directory.CreateTempSubdirectory("campus-first-").FullName;
        string passwordFile = Path.Combine(folder, "password");
        await using Chromium browser = await Chromium.LaunchAsync();
        long start = Stopwatch.GetTimestamp();
        await using DemoProcess demo = await DemoProcess.StartAsync(Path.Combine(folder, "demo"));
        int devices = await CountAsync(demo.Seed);
        await using HostProcess host = await HostProcess.StartAsync(folder, FreePort.Take(), passwordFile, demo);

        await using ConsoleTab tab = await browser.OpenAsync(host.Url, "/", Look.Usual, session: null);
        await SignInAsync(tab, await File.ReadAllTextAsync(passwordFile));

        await Expect(tab.Heading).ToHaveTextAsync("Watch");
        await Expect(tab.Page.GetByRole(AriaRole.Region, new() { Name = "Summary" }).GetByText("Online")).ToBeVisibleAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Link, new() { Name = $"Online {devices} / {devices}" })).ToBeVisibleAsync();
        await Expect(tab.Page.GetByText("All devices are online.")).ToBeVisibleAsync();
        await Expect(tab.LiveMark).ToContainTextAsync("Live");
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, Promised);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(passwordFile));
    }

    private static async Task<int> CountAsync(string seed) =>
        JsonNode.Parse(await File.ReadAllTextAsync(seed))!["devices"]!.AsArray().Count;

    private static async Task SignInAsync(ConsoleTab tab, string password)
    {
        await tab.Page.GetByLabel("Password").FillAsync(password.Trim());
        await tab.Button("Sign in").ClickAsync();
    }
}
