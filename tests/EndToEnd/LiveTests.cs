using SmartCampus.EndToEnd.Tests.Browser;
using SmartCampus.EndToEnd.Tests.Campus;

namespace SmartCampus.EndToEnd.Tests;

/// <summary>Pages that are open while others act, and while the host is away.</summary>
[Collection(CampusCollection.Name)]
public sealed class LiveTests(CampusFixture campus)
{
    [Fact]
    public async Task TwoBrowsers_EachCommands_BothSeeBoth()
    {
        const string Fan = "/devices/library-archive-fan";
        await using ConsoleTab first = await campus.OpenAsync(Fan);
        await using ConsoleTab second = await campus.OpenAsync(Fan, Look.Usual with { Locale = "zh-CN" });
        await Expect(first.Value("On")).ToHaveTextAsync("Off");
        await Expect(second.Value("开启")).ToHaveTextAsync("已关");

        await first.Button("Turn on").ClickAsync();

        await first.SeesCommandAsync("confirmed");
        await second.SeesCommandAsync("confirmed");
        await Expect(second.Value("开启")).ToHaveTextAsync("已开");
        await second.Button("关闭").ClickAsync();
        await second.SeesCommandAsync("confirmed");
        await Expect(first.Command).ToContainTextAsync("Turn off · confirmed");
        await Expect(first.Value("On")).ToHaveTextAsync("Off");
    }

    [Fact]
    public async Task Host_KilledAndRestarted_PageKeepsItsDataAndIsLiveAgainByItself()
    {
        await using ConsoleTab tab = await campus.OpenAsync("/devices/library-lobby-lamps");
        await Expect(tab.LiveMark).ToContainTextAsync("Live");
        await Expect(tab.Value("On")).ToHaveTextAsync("On");

        await campus.KillHostAsync();

        await Expect(tab.LiveMark).ToContainTextAsync("Reconnecting");
        await Expect(tab.Page.GetByText(new Regex("^Data stopped at .+, reconnecting$"))).ToBeVisibleAsync();
        await Expect(tab.Value("On")).ToHaveTextAsync("On");
        await Expect(tab.Row("On")).ToContainTextAsync(new Regex(@"\d+ s$"));
        await campus.StartHostAsync();
        await Expect(tab.LiveMark).ToContainTextAsync("Live");
        await Expect(tab.Page.GetByText("Data stopped at")).ToBeHiddenAsync();
        Assert.Equal("confirmed", await campus.Api.CommandAsync("library-lobby-lamps", "switch.turnOff"));
        await Expect(tab.Value("On")).ToHaveTextAsync("Off");
    }

    [Fact]
    public async Task Pages_OpenedWhileTheHostIsAway_LoadByThemselvesWhenItIsBack()
    {
        await using ConsoleTab device = await campus.OpenAsync("/devices/library-lobby-lamps"); // its code is there, the next device's data are not
        await using ConsoleTab garden = await campus.OpenAsync("/"); // not even the code of the garden's page is there
        await Expect(device.Value("On")).ToBeVisibleAsync();
        await garden.SettledAsync();
        await campus.KillHostAsync();
        await Expect(device.LiveMark).ToContainTextAsync("Reconnecting");
        await Expect(garden.LiveMark).ToContainTextAsync("Reconnecting");

        await device.Page.EvaluateAsync("""
            () => {
              const link = document.createElement('a');
              link.href = '/devices/library-archive-fan';
              document.body.append(link);
              link.click();
              link.remove();
            }
            """);
        await garden.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Garden", Exact = true }).ClickAsync();

        await Expect(device.Page.GetByText("The device could not be loaded")).ToBeVisibleAsync();
        await Expect(garden.Page.GetByText("The page could not be loaded")).ToBeVisibleAsync();
        await campus.StartHostAsync();
        await Expect(device.Heading).ToHaveTextAsync("Archive fan");
        await Expect(device.Page.GetByRole(AriaRole.Heading, new() { Name = "Settings" })).ToBeVisibleAsync();
        await Expect(garden.Button("New plan")).ToBeVisibleAsync();
        foreach (ConsoleTab tab in new[] { device, garden })
            await Expect(tab.Page.GetByText("could not be loaded")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Plugin_ReloadedWhileAPageIsOpen_DeviceIsBackAndObeys()
    {
        await using ConsoleTab tab = await campus.OpenAsync("/devices/teaching-a-back-door");
        await Expect(tab.Row("Lock")).ToContainTextAsync("Locked");
        string before = await OnlineSinceAsync();
        await using ConsoleTab system = await campus.OpenAsync("/system/plugins");

        await system.Button("Reload SmartCampus.Plugins.Modbus").ClickAsync();

        await Expect(system.Page.GetByText(new Regex(@"SmartCampus\.Plugins\.Modbus \S+ is loaded"))).ToBeVisibleAsync();
        await Eventually.TrueAsync(async () => await OnlineSinceAsync() is { Length: > 0 } since && since != before, "The device was not online again after the reload");
        await Expect(tab.Page.GetByText("The device is not online; a command may not reach it.")).ToBeHiddenAsync();
        await tab.Button("Unlock").ClickAsync();
        await tab.SeesCommandAsync("confirmed");
        Assert.Empty(tab.Complaints);
    }

    /// <summary>Since when the door is online; empty while it is not.</summary>
    private async Task<string> OnlineSinceAsync()
    {
        var availability = (await campus.Api.DeviceAsync("teaching-a-back-door")).GetProperty("availability");
        return availability.GetProperty("state").GetString() == "online" ? availability.GetProperty("since").GetString()! : "";
    }
}
