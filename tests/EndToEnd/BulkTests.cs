using System.Text.Json;
using SmartCampus.EndToEnd.Tests.Browser;
using SmartCampus.EndToEnd.Tests.Campus;
using SmartCampus.Plugins.Modbus.Tests.Peers;

namespace SmartCampus.EndToEnd.Tests;

/// <summary>One command for many devices: who gets it is said before, how each ends is said after, and nothing is sent that nobody sees.</summary>
[Collection(CampusCollection.Name)]
public sealed class BulkTests(CampusFixture campus)
{
    [Fact]
    public async Task Bulk_OneSilentAndOneAway_EachHasItsOwnEntryAndOnlyTheFailedIsTriedAgain()
    {
        await using Peer server = await Peer.OnTcpAsync();
        await using SilentLine line = SilentLine.Before(server);
        await AddLampAsync("bulk-lamp-1", server.Address, 1);
        await AddLampAsync("bulk-lamp-2", server.Address, 2);
        await AddLampAsync("bulk-lamp-3", line.Address, 3);
        await AddLampAsync("bulk-lamp-4", "tcp://127.0.0.1:1", 4);
        await using ConsoleTab tab = await campus.OpenAsync("/devices?q=bulk-lamp");
        await Expect(tab.Page.GetByRole(AriaRole.Grid).GetByText("Off", new() { Exact = true })).ToHaveCountAsync(3);
        await Expect(tab.Row("bulk-lamp-4")).ToContainTextAsync("Offline");
        line.FallSilentAtTheNextOrder();

        await tab.Button("Select").ClickAsync();
        await tab.Button("Select all 4 matches").ClickAsync();
        await Bar(tab).GetByRole(AriaRole.Button, new() { Name = "Turn on" }).ClickAsync();

        ILocator sheet = tab.Page.GetByRole(AriaRole.Dialog, new() { Name = "Turn on · 3 devices" });
        await Expect(sheet.GetByRole(AriaRole.Group).Filter(new() { HasText = "Will change" }).GetByRole(AriaRole.Listitem)).ToHaveTextAsync(["bulk-lamp-1", "bulk-lamp-2", "bulk-lamp-3"]);
        await Expect(sheet.GetByRole(AriaRole.Group).Filter(new() { HasText = "Left out: not online" }).GetByRole(AriaRole.Listitem)).ToHaveTextAsync(["bulk-lamp-4"]);
        await Expect(sheet.GetByRole(AriaRole.Button, new() { Name = "Cancel" })).ToBeFocusedAsync();
        await sheet.GetByLabel("Reason (optional)").FillAsync("evening class");
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Turn on: 3 devices" }).ClickAsync();

        await Expect(Counts(tab)).ToHaveTextAsync("2 done · 1 failed");
        await Expect(Panel(tab).GetByRole(AriaRole.Listitem)).ToContainTextAsync(["bulk-lamp-3"]);
        Assert.Equal(1, await server.GetAsync("coil", 0));
        Assert.Equal(1, await server.GetAsync("coil", 1));
        line.SpeakAgain();
        await Panel(tab).GetByRole(AriaRole.Button, new() { Name = "Retry 1 device" }).ClickAsync();
        await Expect(Counts(tab)).ToHaveTextAsync("3 done");
        await Expect(tab.Page.GetByRole(AriaRole.Grid).GetByText("On", new() { Exact = true })).ToHaveCountAsync(3);
        List<JsonElement> entries = [];
        foreach (int lamp in new[] { 1, 2, 3, 4 })
            entries.AddRange(await campus.Api.LedgerAsync($"bulk-lamp-{lamp}"));
        Assert.Equal(["bulk-lamp-1", "bulk-lamp-2", "bulk-lamp-3", "bulk-lamp-3"], entries.Select(e => e.GetProperty("device").GetString()));
        Assert.Equal(4, entries.Select(e => e.GetProperty("id").GetString()).Distinct().Count());
        Assert.All([entries[0], entries[1], entries[2]], latest =>
        {
            Assert.Equal("confirmed", latest.GetProperty("state").GetString());
            Assert.Equal("switch.on", latest.GetProperty("proof").GetProperty("property").GetString());
        });
        Assert.All(entries, e => Assert.Equal("evening class", e.GetProperty("steps")[0].GetProperty("note").GetString()));
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task Bulk_MarkedByKeyboard_GoesToThoseAndToNobodyElse()
    {
        await using ConsoleTab tab = await campus.OpenAsync("/devices?q=library-&kind=lock");
        ILocator grid = tab.Page.GetByRole(AriaRole.Grid);
        await Expect(grid.GetByRole(AriaRole.Link)).ToHaveTextAsync(["Archive door", "East gate door", "West gate door", "Server room door"]);
        await grid.FocusAsync();

        foreach (string key in new[] { "Home", "x", "ArrowDown", "ArrowDown", "x" })
            await tab.Page.Keyboard.PressAsync(key);
        await Expect(Bar(tab)).ToContainTextAsync("2 selected");
        await Bar(tab).GetByRole(AriaRole.Button, new() { Name = "Lock", Exact = true }).ClickAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Lock: 2 devices" }).ClickAsync();

        await Expect(Counts(tab)).ToHaveTextAsync("2 done");
        await Expect(Bar(tab)).ToHaveCountAsync(0);
        await Panel(tab).GetByRole(AriaRole.Button, new() { Name = "Show all" }).ClickAsync();
        await Expect(Panel(tab).GetByRole(AriaRole.Link)).ToHaveTextAsync(["Archive door", "West gate door"]);
    }

    [Theory]
    [InlineData("en-US", ColorScheme.Light, 1440, 900)]
    [InlineData("zh-CN", ColorScheme.Dark, 390, 844)]
    public async Task Bulk_InEachStep_IsCleanAndAccessible(string locale, ColorScheme theme, int width, int height)
    {
        await using ConsoleTab tab = await campus.OpenAsync("/devices?q=library-&kind=lock", new Look(locale, theme, width, height));
        bool zh = locale == "zh-CN";
        await tab.Button(zh ? "多选" : "Select").ClickAsync();
        ILocator rows = tab.Page.GetByRole(AriaRole.Grid).GetByRole(AriaRole.Row).And(tab.Page.Locator("[aria-selected]"));
        foreach (int row in new[] { 0, 1, 2 })
            await rows.Nth(row).ClickAsync();
        await Expect(Bar(tab)).ToContainTextAsync(zh ? "已选 3 台" : "3 selected");
        List<string> found = [.. await FlawsAsync(tab, "selection", width)];

        await Bar(tab).GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^(上锁|Lock)") }).ClickAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        found.AddRange(await FlawsAsync(tab, "sheet", width));
        await tab.Page.Keyboard.PressAsync("Escape");
        await Expect(Bar(tab)).ToContainTextAsync(zh ? "已选 3 台" : "3 selected");

        Assert.Equal("", string.Join(Environment.NewLine, found));
        Assert.Empty(tab.Complaints);
    }

    private Task AddLampAsync(string id, string line, int channel) =>
        campus.Api.AddAsync(id, "modbus.relay-switch", new { line, channel, interval = 0.2 });

    private static async Task<IEnumerable<string>> FlawsAsync(ConsoleTab tab, string step, int width) =>
    [
        .. await tab.SidewaysAsync(step),
        .. await Axe.ViolationsAsync(tab.Page),
        .. width < 700 ? await tab.SmallTargetsAsync(step) : [],
    ];

    private static ILocator Bar(ConsoleTab tab) => tab.Page.Locator("section.selection");

    private static ILocator Panel(ConsoleTab tab) => tab.Page.GetByTestId("bulk");

    private static ILocator Counts(ConsoleTab tab) => tab.Page.GetByTestId("bulk-counts");
}
