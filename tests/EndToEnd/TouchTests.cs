using SmartCampus.EndToEnd.Tests.Browser;
using SmartCampus.EndToEnd.Tests.Campus;

namespace SmartCampus.EndToEnd.Tests;

/// <summary>On a phone everything can be hit with a thumb: 44 pixels each way, on every page and in what opens over it.</summary>
[Collection(CampusCollection.Name)]
public sealed class TouchTests(CampusFixture campus)
{
    [Theory]
    [InlineData("en-US")]
    [InlineData("zh-CN")]
    public async Task Targets_OnEveryPage_AreLargeEnough(string locale)
    {
        await using ConsoleTab tab = await campus.OpenAsync("/", Phone(locale));
        List<string> found = [];

        foreach (string page in LookTests.Pages)
        {
            await tab.OpenAsync(page);
            await tab.SettledAsync();
            found.AddRange(await tab.SmallTargetsAsync(page));
        }

        Assert.Equal("", string.Join(Environment.NewLine, found));
    }

    [Fact]
    public async Task Targets_InWhatOpens_AreLargeEnough()
    {
        await using ConsoleTab tab = await campus.OpenAsync("/", Phone("en-US"));
        List<string> found = [];

        await tab.Button("Menu of admin").ClickAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" })).ToBeVisibleAsync();
        found.AddRange(await tab.SmallTargetsAsync("person menu"));
        await tab.OpenAsync("/");
        await tab.Button("Search").ClickAsync();
        await tab.Page.GetByRole(AriaRole.Combobox, new() { Name = "Search" }).FillAsync("east");
        await Expect(tab.Page.GetByRole(AriaRole.Option, new() { NameRegex = new Regex("^East gate door") }).First).ToBeVisibleAsync();
        found.AddRange(await tab.SmallTargetsAsync("search"));
        await tab.OpenAsync("/add-device");
        await tab.Page.GetByLabel("Driver").SelectOptionAsync("osdp.door");
        await Expect(tab.Page.GetByLabel("Reader address")).ToBeVisibleAsync();
        found.AddRange(await tab.SmallTargetsAsync("add a device"));
        await tab.OpenAsync("/devices/library-archive-door");
        await tab.Button("Edit").ClickAsync();
        await Expect(tab.Page.GetByLabel("Unit address")).ToBeVisibleAsync();
        found.AddRange(await tab.SmallTargetsAsync("settings"));
        await tab.Button("Unlock").ClickAsync();
        await tab.SeesCommandAsync("confirmed");
        found.AddRange(await tab.SmallTargetsAsync("a command"));

        Assert.Equal("", string.Join(Environment.NewLine, found));
    }

    [Fact]
    public async Task Targets_OfTheSignInPage_AreLargeEnough()
    {
        await using ConsoleTab tab = await campus.OpenSignedOutAsync("/", Phone("zh-CN"));
        await Expect(tab.Page.Locator("input[type=password]")).ToBeVisibleAsync();

        Assert.Empty(await tab.SmallTargetsAsync("/sign-in"));
    }

    private static Look Phone(string locale) => new(locale, ColorScheme.Light, 390, 844);
}
