using SmartCampus.EndToEnd.Tests.Browser;
using SmartCampus.EndToEnd.Tests.Campus;

namespace SmartCampus.EndToEnd.Tests;

[Collection(CampusCollection.Name)]
public sealed class DevicePageTests(CampusFixture campus)
{
    [Fact]
    public async Task History_Meter_DrawsPointsAndTellsThemAsATable()
    {
        await using ConsoleTab tab = await campus.OpenAsync("/devices/library-server-meter");

        ILocator chart = tab.Page.GetByRole(AriaRole.Img, new() { NameRegex = new Regex("1 h: lowest .+ W, highest .+ W, latest .+ W") });
        await Expect(chart).ToBeVisibleAsync();
        await Expect(chart.Locator("canvas")).ToBeVisibleAsync();
        await tab.Button("Show as table").ClickAsync();

        ILocator history = tab.Page.GetByRole(AriaRole.Region, new() { Name = "History" });
        await Expect(history.GetByRole(AriaRole.Row).Nth(1)).ToContainTextAsync(new Regex(@"\d"));
    }

    [Fact]
    public async Task History_Brackets_ChooseTheRangeBeforeAndAfter()
    {
        await using ConsoleTab tab = await campus.OpenAsync("/devices/library-server-meter");
        await Expect(Chart("1 h")).ToBeVisibleAsync();

        await tab.Page.Keyboard.PressAsync("]");
        await Expect(Chart("24 h")).ToBeVisibleAsync();
        await tab.Page.Keyboard.PressAsync("[");
        await Expect(Chart("1 h")).ToBeVisibleAsync();
        await tab.Page.Keyboard.PressAsync("["); // there is none before
        await Expect(Chart("1 h")).ToBeVisibleAsync();

        ILocator Chart(string range) => tab.Page.GetByRole(AriaRole.Img, new() { NameRegex = new Regex($" {range}: lowest ") });
    }

    [Fact]
    public async Task Timeline_AfterACommand_NamesItAndWho()
    {
        await using ConsoleTab tab = await campus.OpenAsync("/devices/teaching-a-physics-door");

        await tab.Button("Unlock").ClickAsync();

        ILocator timeline = tab.Page.GetByRole(AriaRole.Region, new() { Name = "Timeline" });
        await Expect(timeline.GetByText("admin Unlock: Confirmed by measurement").First).ToBeVisibleAsync();
        await Expect(timeline.GetByText("Lock became Unlocked").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Settings_Edited_ShowsTheDifferenceAndSaves()
    {
        await AddAsync("edited");
        await using ConsoleTab tab = await campus.OpenAsync("/devices/edited");
        await tab.Button("Edit").ClickAsync();
        await tab.Page.GetByLabel("Name in English").FillAsync("Renamed");
        await tab.Page.GetByLabel("Unit address").FillAsync("7");

        await tab.Button("Review changes").ClickAsync();
        ILocator dialog = tab.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByRole(AriaRole.Row)).ToHaveTextAsync([new Regex("Setting.*Before.*After"), new Regex("Name in English.*edited.*Renamed"), new Regex("Unit address.*1.*7")]);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await Expect(tab.Page.GetByText("Settings saved")).ToBeVisibleAsync();
        await Expect(tab.Heading).ToHaveTextAsync("Renamed");
        await Expect(tab.Page.GetByText("version 2")).ToBeVisibleAsync();
        Assert.Equal(7, (await campus.Api.DeviceAsync("edited")).GetProperty("settings").GetProperty("unit").GetInt32());
    }

    [Fact]
    public async Task Settings_ChangedElsewhereMeanwhile_AreNotOverwritten()
    {
        await AddAsync("contested");
        await using ConsoleTab tab = await campus.OpenAsync("/devices/contested");
        await tab.Button("Edit").ClickAsync();
        await tab.Page.GetByLabel("Name in English").FillAsync("Mine");
        await campus.Api.RenameAsync("contested", "Theirs");

        await tab.Button("Review changes").ClickAsync();
        await tab.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await Expect(tab.Page.GetByText("Somebody changed the settings meanwhile; yours were not saved.")).ToBeVisibleAsync();
        Assert.Equal("Theirs", (await campus.Api.DeviceAsync("contested")).GetProperty("name").GetProperty("en").GetString());
        await tab.Button("Load the latest").ClickAsync();
        await Expect(tab.Page.GetByLabel("Name in English")).ToHaveValueAsync("Theirs");
    }

    [Fact]
    public async Task Settings_DeleteConfirmed_DeviceIsGone()
    {
        await AddAsync("deleted");
        await using ConsoleTab tab = await campus.OpenAsync("/devices/deleted");
        await tab.Button("Delete").ClickAsync();

        await tab.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();

        await Expect(tab.Page.GetByText("Deleted “deleted”")).ToBeVisibleAsync();
        await Expect(tab.Page).ToHaveURLAsync(new Regex("/devices$"));
        await tab.OpenAsync("/devices/deleted");
        await Expect(tab.Page.GetByText("There is no such device; it may have been deleted.")).ToBeVisibleAsync();
    }

    /// <summary>A device at an address where nothing listens: only its settings matter here.</summary>
    private Task AddAsync(string id) => campus.Api.AddAsync(id, "modbus.registers-8", new { line = $"tcp://127.0.0.1:{FreePort.Take()}", interval = 60 });
}
