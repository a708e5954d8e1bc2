using SmartCampus.EndToEnd.Tests.Browser;
using SmartCampus.EndToEnd.Tests.Campus;

namespace SmartCampus.EndToEnd.Tests;

[Collection(CampusCollection.Name)]
public sealed class DeviceListTests(CampusFixture campus)
{
    [Fact]
    public async Task Search_NameTyped_FiltersAndStandsInTheAddress()
    {
        await using ConsoleTab tab = await campus.OpenAsync("/devices");

        await tab.Page.GetByRole(AriaRole.Searchbox).PressSequentiallyAsync("garden-soil");

        await Expect(tab.Page).ToHaveURLAsync(new Regex(@"\?q=garden-soil$"));
        await Expect(tab.Page.GetByText("3 devices", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Grid).GetByRole(AriaRole.Link)).ToHaveTextAsync(["Compost", "Row soil 1", "Row soil 2"]);
        await Expect(tab.Page.GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Filter_InTheAddress_IsRestoredByReloadAndBack()
    {
        await using ConsoleTab tab = await campus.OpenAsync("/devices");
        ILocator ability = tab.Page.GetByLabel("Ability", new() { Exact = true });
        await tab.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Library ") }).ClickAsync();
        await ability.SelectOptionAsync("lock");
        await Expect(tab.Page).ToHaveURLAsync(new Regex(@"\?place=campus%2Flibrary&trait=lock$"));

        await tab.Page.ReloadAsync();

        ILocator doors = tab.Page.GetByRole(AriaRole.Grid).GetByRole(AriaRole.Link);
        await Expect(doors.Filter(new() { HasText = "Archive door" })).ToBeVisibleAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Grid).GetByText("Front door")).ToHaveCountAsync(0);
        await doors.Filter(new() { HasText = "Archive door" }).ClickAsync();
        await Expect(tab.Heading).ToHaveTextAsync("Archive door");
        await tab.Page.GoBackAsync();
        await Expect(ability).ToHaveValueAsync("lock");
        await Expect(doors.Filter(new() { HasText = "East gate door" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Scroll_ToTheEnd_ShowsTheLastDeviceAndKeepsFewRows()
    {
        await using ConsoleTab tab = await campus.OpenAsync("/devices");
        ILocator grid = tab.Page.GetByRole(AriaRole.Grid);
        await Expect(grid.GetByText("Cold store climate")).ToBeVisibleAsync();
        await Expect(grid.GetByText("Outdoor air")).ToHaveCountAsync(0);

        await grid.HoverAsync();
        await tab.Page.Mouse.WheelAsync(0, 20_000);

        await Expect(grid.GetByText("Row valve 2")).ToBeVisibleAsync();
        await Expect(grid.GetByText("Cold store climate")).ToHaveCountAsync(0);
        Assert.InRange(await grid.GetByRole(AriaRole.Row).CountAsync(), 20, 45);
    }

    [Fact]
    public async Task Keyboard_DownAndEnter_OpensTheDevice()
    {
        await using ConsoleTab tab = await campus.OpenAsync("/devices?q=garden-soil");
        ILocator grid = tab.Page.GetByRole(AriaRole.Grid);
        await Expect(grid.GetByText("Row soil 2")).ToBeVisibleAsync();

        await grid.FocusAsync();
        await tab.Page.Keyboard.PressAsync("Home");
        await tab.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(tab.Page).ToHaveURLAsync(new Regex("sel=garden-soil-1$"));
        await tab.Page.Keyboard.PressAsync("Enter");

        await Expect(tab.Page).ToHaveURLAsync(new Regex("/devices/garden-soil-1$"));
        await Expect(tab.Heading).ToHaveTextAsync("Row soil 1");
        await Expect(tab.Heading).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Keyboard_Slash_GoesToTheFilter()
    {
        await using ConsoleTab tab = await campus.OpenAsync("/devices");
        await tab.SettledAsync();

        await tab.Page.Keyboard.PressAsync("/");

        await Expect(tab.Page.GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Tiles_Chosen_AreLiveAndStayChosen()
    {
        await using ConsoleTab tab = await campus.OpenAsync("/devices?q=hood-fan");
        await tab.Button("Tiles").ClickAsync();
        ILocator tile = tab.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Extractor hood") });
        await Expect(tile).ToContainTextAsync("Off");

        Assert.Equal("confirmed", await campus.Api.CommandAsync("canteen-hood-fan", "switch.turnOn"));

        await Expect(tile).ToContainTextAsync("On");
        Assert.Equal("confirmed", await campus.Api.CommandAsync("canteen-hood-fan", "switch.turnOff"));
        await tile.ClickAsync();
        await Expect(tab.Page).ToHaveURLAsync(new Regex("sel=canteen-hood-fan$"));
        await tab.Page.ReloadAsync();
        await Expect(tab.Button("Tiles")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(tile).ToHaveAttributeAsync("aria-current", "true");
    }

    [Fact]
    public async Task Rows_WhileShown_AreLive()
    {
        await using ConsoleTab tab = await campus.OpenAsync("/devices?q=hood-fan");
        ILocator grid = tab.Page.GetByRole(AriaRole.Grid);
        await Expect(grid.GetByText("Off", new() { Exact = true })).ToBeVisibleAsync();

        Assert.Equal("confirmed", await campus.Api.CommandAsync("canteen-hood-fan", "switch.turnOn"));

        await Expect(tab.Row("Extractor hood").GetByText("On", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Equal("confirmed", await campus.Api.CommandAsync("canteen-hood-fan", "switch.turnOff"));
    }
}
