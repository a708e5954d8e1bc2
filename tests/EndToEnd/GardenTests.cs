using System.Text.Json;
using SmartCampus.EndToEnd.Tests.Browser;
using SmartCampus.EndToEnd.Tests.Campus;

namespace SmartCampus.EndToEnd.Tests;

/// <summary>The garden as its people use it: set up, planned and watered from a phone; proven by the valve, told by the record.</summary>
[Collection(CampusCollection.Name)]
public sealed class GardenTests(CampusFixture campus)
{
    /// <summary>A station of the sprinkler controller that the demo's own garden does not use.</summary>
    private const string Valve = "school-garden-pond";

    private static readonly Look Phone = new("en-US", ColorScheme.Light, 390, 844);

    [Fact]
    public async Task Garden_MadeOnAPhone_WatersStopsAndSaysWhy()
    {
        await using ConsoleTab tab = await campus.OpenAsync("/garden/setup", Phone);
        await SetUpAsync(tab);
        await PlanAsync(tab);

        await tab.Button("Water now").ClickAsync();
        await Sheet(tab).GetByLabel("What").SelectOptionAsync("“Pond at dawn” once");
        await Sheet(tab).GetByLabel("At the end of the queue").CheckAsync();
        await Sheet(tab).GetByRole(AriaRole.Button, new() { Name = "Add to the queue" }).ClickAsync();
        await Expect(Sheet(tab).GetByRole(AriaRole.Listitem)).ToContainTextAsync("Pond bed");
        await Sheet(tab).GetByRole(AriaRole.Button, new() { Name = "OK" }).ClickAsync();

        ILocator bed = tab.Page.GetByRole(AriaRole.Article, new() { Name = "Pond bed" });
        await Expect(bed).ToContainTextAsync("Watering");
        Assert.Equal("open", await StateAsync());

        await bed.GetByRole(AriaRole.Button, new() { Name = "Stop this bed" }).ClickAsync();

        await Expect(tab.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Pond bed stopped, the valve has confirmed" })).ToBeVisibleAsync();
        Assert.Equal("closed", await StateAsync());
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Records" }).ClickAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Region, new() { Name = "Why it did or did not water" }).GetByText("stopped by a person").First).ToBeVisibleAsync();
        Assert.Empty(await Axe.ViolationsAsync(tab.Page));
        Assert.Empty(tab.Complaints);
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("zh-CN")]
    public async Task Sheets_NarrowestPhone_AreCleanAndAccessible(string locale)
    {
        await using ConsoleTab tab = await campus.OpenAsync("/garden", new Look(locale, ColorScheme.Light, 320, 640));
        List<string> found = [];

        foreach ((string page, int least) in new[] { ("/garden", 4), ("/garden/setup", 11) })
        {
            await tab.OpenAsync(page);
            await tab.SettledAsync();
            await Expect(Openers(tab).Nth(least - 1)).ToBeVisibleAsync();
            foreach (ILocator opener in await Openers(tab).AllAsync())
            {
                await opener.ClickAsync();
                await Expect(Sheet(tab)).ToBeVisibleAsync();
                string name = $"{page} {await Sheet(tab).GetByRole(AriaRole.Heading).First.InnerTextAsync()}";
                found.AddRange(await tab.SidewaysAsync(name));
                found.AddRange((await Axe.ViolationsAsync(tab.Page)).Select(v => $"{name} {v}"));
                await tab.Page.Keyboard.PressAsync("Escape");
                await Expect(Sheet(tab)).ToHaveCountAsync(0);
            }
        }

        Assert.Empty(found);
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task Plan_ChangedInTwoBrowsers_ShowsTheOthersChangeAndLosesNothing()
    {
        await using ConsoleTab first = await campus.OpenAsync("/garden", Phone);
        await using ConsoleTab second = await campus.OpenAsync("/garden", Phone);
        foreach (ConsoleTab tab in new[] { first, second })
        {
            await tab.Page.GetByRole(AriaRole.Region, new() { Name = "All plans" }).GetByRole(AriaRole.Button, new() { Name = "Evening drink" }).ClickAsync();
            await Expect(Sheet(tab).GetByText("No conflicts, enough water")).ToBeVisibleAsync();
        }
        await Sheet(second).GetByRole(AriaRole.Switch, new() { Name = "Skip after rain" }).ClickAsync();

        await Sheet(first).GetByLabel("Name").FillAsync("Evening drink, longer");
        await Sheet(first).GetByRole(AriaRole.Button, new() { Name = "Save plan" }).ClickAsync();
        await Expect(Sheet(first)).ToHaveCountAsync(0);

        ILocator theirs = Sheet(second).GetByRole(AriaRole.Alert);
        await Expect(theirs).ToContainTextAsync("admin changed this plan");
        await Expect(theirs).ToContainTextAsync("Evening drink, longer");
        await Sheet(second).GetByRole(AriaRole.Button, new() { Name = "Save plan" }).ClickAsync();
        await Expect(Sheet(second)).ToHaveCountAsync(0);
        JsonElement plan = (await campus.Api.GardenAsync("vegetable-garden")).GetProperty("programmes").EnumerateArray()
            .Select(p => p.GetProperty("programme")).Single(p => p.GetProperty("id").GetString() == "evening");
        Assert.Equal("Evening drink, longer", plan.GetProperty("name").GetString());
        Assert.Equal(5, plan.GetProperty("skips").GetProperty("rainMillimetres").GetDecimal());
        Assert.Empty(first.Complaints);
        Assert.Empty(second.Complaints);
    }

    /// <summary>A garden of one bed; what is missing is said at its field.</summary>
    private static async Task SetUpAsync(ConsoleTab tab)
    {
        await tab.Button("New garden").ClickAsync();
        await FillAsync(tab, ("Name", "Pond garden"), ("Latitude", "31.23"), ("Longitude", "121.47"), ("Height above sea level", "4"));
        await SaveAsync(tab);
        await Expect(tab.Page).ToHaveURLAsync(new Regex("/garden/setup\\?garden=garden-"));

        await tab.Button("Add a supply").ClickAsync();
        await FillAsync(tab, ("Name", "Mains"));
        await Sheet(tab).GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(Sheet(tab).GetByLabel("The most it gives")).ToHaveAccessibleDescriptionAsync("Please fill this in.");
        await FillAsync(tab, ("The most it gives", "60"));
        await SaveAsync(tab);

        await tab.Button("Add a bed").ClickAsync();
        await FillAsync(tab, ("Name", "Pond bed"), ("Area", "10"), ("Water it gets in a minute", "15"));
        await Sheet(tab).GetByRole(AriaRole.Button, new() { NameRegex = new("Choose.*Valve") }).ClickAsync();
        await Sheet(tab).GetByLabel("Search by name or id").FillAsync(Valve);
        await Sheet(tab).GetByRole(AriaRole.Button, new() { Name = "Pond refill sprinkler" }).ClickAsync();
        await SaveAsync(tab);
    }

    /// <summary>A plan that shows what it will do before it is saved.</summary>
    private static async Task PlanAsync(ConsoleTab tab)
    {
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Watering" }).ClickAsync();
        await tab.Button("New plan").First.ClickAsync();
        await FillAsync(tab, ("Name", "Pond at dawn"));
        await Expect(Sheet(tab).GetByText("06:30 → 06:40 · 150 L")).ToBeVisibleAsync();
        await Expect(Sheet(tab).GetByText("No conflicts, enough water")).ToBeVisibleAsync();
        await Sheet(tab).GetByRole(AriaRole.Button, new() { Name = "Save plan" }).ClickAsync();
        await Expect(tab.Page.GetByText("In effect now. The next run is on").First).ToBeVisibleAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Region, new() { Name = "All plans" })).ToContainTextAsync("Pond at dawn");
    }

    private static async Task FillAsync(ConsoleTab tab, params (string Label, string Value)[] fields)
    {
        foreach ((string label, string value) in fields)
            await Sheet(tab).GetByLabel(label, new() { Exact = true }).FillAsync(value);
    }

    private static async Task SaveAsync(ConsoleTab tab)
    {
        await Sheet(tab).GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(Sheet(tab)).ToHaveCountAsync(0);
    }

    private static ILocator Sheet(ConsoleTab tab) => tab.Page.GetByRole(AriaRole.Dialog);

    /// <summary>The buttons on the page that open a sheet; of a list the last one.</summary>
    private static ILocator Openers(ConsoleTab tab) => tab.Page.Locator(".acts button, .setup .head button, .setup li:last-child button, .setup > button");

    private async Task<string?> StateAsync() =>
        (await campus.Api.DeviceAsync(Valve)).GetProperty("properties").GetProperty("valve.state").GetProperty("value").GetString();
}
