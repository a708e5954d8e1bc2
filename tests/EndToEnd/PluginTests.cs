using SmartCampus.EndToEnd.Tests.Browser;
using SmartCampus.EndToEnd.Tests.Campus;

namespace SmartCampus.EndToEnd.Tests;

/// <summary>A plugin is unloaded and loaded again by hand; before, the page says which devices go offline.</summary>
[Collection(CampusCollection.Name)]
public sealed class PluginTests(CampusFixture campus)
{
    private const string Plugin = "SmartCampus.Plugins.Shelly";

    [Theory]
    [InlineData("en-US", 1440, "Unload", "Cancel", "Reload", "The driver is missing", "devices? will be offline until", "is unloaded")]
    [InlineData("zh-CN", 390, "卸载", "取消", "重新加载", "缺少驱动", "台设备会离线", "已卸载")]
    public async Task Unload_ByHand_NamesTheDevicesFirstAndCanBeTakenBack(
        string locale, int width, string unload, string cancel, string reload, string missing, string warning, string done)
    {
        string id = $"unloaded-{width}";
        await campus.Api.AddAsync(id, "shelly.switch", new { line = "tcp://127.0.0.1:9" });
        await using ConsoleTab tab = await campus.OpenAsync("/system/plugins", new Look(locale, ColorScheme.Light, width, 900));
        ILocator dialog = tab.Page.GetByRole(AriaRole.Dialog);

        await tab.Button($"{unload} {Plugin}").ClickAsync();
        await Expect(dialog).ToContainTextAsync(new Regex(warning));
        await Expect(dialog).ToContainTextAsync(id);
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = cancel })).ToBeFocusedAsync();
        if (width < 700)
            Assert.Empty(await tab.SmallTargetsAsync("unload"));
        Assert.Empty(await Axe.ViolationsAsync(tab.Page));
        await dialog.GetByRole(AriaRole.Button, new() { Name = unload, Exact = true }).ClickAsync();

        await Expect(tab.Page.GetByText($"{Plugin} {done}").First).ToBeVisibleAsync();
        await Expect(tab.Button($"{unload} {Plugin}")).ToHaveCountAsync(0);
        await using ConsoleTab device = await campus.OpenAsync($"/devices/{id}", new Look(locale, ColorScheme.Light, width, 900));
        await Expect(device.Page.GetByText(missing).First).ToBeVisibleAsync();
        await tab.Button($"{reload} {Plugin}").ClickAsync();
        await Expect(tab.Button($"{unload} {Plugin}")).ToBeVisibleAsync();
        await Expect(device.Page.GetByText(missing)).ToHaveCountAsync(0);
        await campus.Api.RemoveAsync(id);
        Assert.Empty(tab.Complaints);
    }
}
