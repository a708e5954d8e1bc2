using SmartCampus.EndToEnd.Tests.Browser;
using SmartCampus.EndToEnd.Tests.Campus;

namespace SmartCampus.EndToEnd.Tests;

/// <summary>Every page in both languages and themes, on a desk and on a phone: no error, nothing to scroll sideways, nothing that axe-core objects to.</summary>
[Collection(CampusCollection.Name)]
public sealed class LookTests(CampusFixture campus)
{
    internal static readonly string[] Pages =
    [
        "/", "/devices", "/devices?q=nothing-of-that-name", "/devices/library-east-gate", "/devices/library-main-meter", "/add-device",
        "/garden", "/garden/beds", "/garden/records", "/garden/setup",
        "/system/plugins", "/system/lines", "/system/drivers", "/system/uplinks", "/system/demo", "/system/access", "/no-such-page",
    ];

    [Theory]
    [InlineData("en-US", ColorScheme.Light, 1440, 900)]
    [InlineData("en-US", ColorScheme.Dark, 390, 844)]
    [InlineData("en-US", ColorScheme.Dark, 1440, 900)]
    [InlineData("en-US", ColorScheme.Light, 390, 844)]
    [InlineData("zh-CN", ColorScheme.Light, 1440, 900)]
    [InlineData("zh-CN", ColorScheme.Dark, 390, 844)]
    [InlineData("zh-CN", ColorScheme.Dark, 1440, 900)]
    [InlineData("zh-CN", ColorScheme.Light, 390, 844)]
    public async Task Page_InEveryLook_IsCleanAndAccessible(string locale, ColorScheme theme, int width, int height)
    {
        await using ConsoleTab tab = await campus.OpenAsync("/", new Look(locale, theme, width, height));
        List<string> found = [];

        foreach (string page in Pages)
        {
            await tab.OpenAsync(page);
            await tab.SettledAsync();
            found.AddRange(await tab.SidewaysAsync(page));
            found.AddRange((await Axe.ViolationsAsync(tab.Page)).Select(v => $"{page} {v}"));
        }

        Assert.Empty(found);
        Assert.Empty(tab.Complaints);
        await Expect(tab.Page.Locator("html")).ToHaveAttributeAsync("lang", locale == "zh-CN" ? "zh-CN" : "en");
        await Expect(tab.Page.Locator("html")).ToHaveAttributeAsync("data-theme", theme == ColorScheme.Dark ? "dark" : "light");
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("zh-CN")]
    public async Task Page_NarrowestPhone_DoesNotScrollSideways(string locale)
    {
        await using ConsoleTab tab = await campus.OpenAsync("/", new Look(locale, ColorScheme.Light, 320, 640));
        List<string> found = [];

        foreach (string page in Pages)
        {
            await tab.OpenAsync(page);
            await tab.SettledAsync();
            found.AddRange(await tab.SidewaysAsync(page));
        }

        Assert.Empty(found);
    }

    [Theory]
    [InlineData("en-US", ColorScheme.Light, 1440, 900)]
    [InlineData("zh-CN", ColorScheme.Dark, 320, 640)]
    public async Task SignIn_WithoutASession_IsCleanAndAccessible(string locale, ColorScheme theme, int width, int height)
    {
        await using ConsoleTab tab = await campus.OpenSignedOutAsync("/", new Look(locale, theme, width, height));
        await Expect(tab.Page.Locator("input[type=password]")).ToBeVisibleAsync();

        Assert.Empty(await tab.SidewaysAsync("/sign-in"));
        Assert.Empty(await Axe.ViolationsAsync(tab.Page));
        // Asking who is signed in is answered by 401, which Chromium itself reports.
        Assert.All(tab.Complaints, c => Assert.Matches(@"401 \(Unauthorized\).*/api/session", c));
    }

    [Fact]
    public async Task Language_SwitchedByHand_PersistsOverAReload()
    {
        await using ConsoleTab tab = await campus.OpenAsync("/devices");
        await Expect(tab.Heading).ToHaveTextAsync("Devices");

        await tab.Button("中文").ClickAsync();

        await Expect(tab.Heading).ToHaveTextAsync("设备");
        await tab.Page.ReloadAsync();
        await Expect(tab.Heading).ToHaveTextAsync("设备");
        await Expect(tab.Page.Locator("html")).ToHaveAttributeAsync("lang", "zh-CN");
    }

    [Fact]
    public async Task Theme_SwitchedByHand_PersistsOverAReload()
    {
        await using ConsoleTab tab = await campus.OpenAsync("/");

        await tab.Button("Dark theme").ClickAsync();
        await tab.Page.ReloadAsync();

        await Expect(tab.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Expect(tab.Button("Light theme")).ToBeVisibleAsync();
    }
}
