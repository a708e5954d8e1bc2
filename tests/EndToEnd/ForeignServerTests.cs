using SmartCampus.EndToEnd.Tests.Browser;
using SmartCampus.EndToEnd.Tests.Campus;
using SmartCampus.Plugins.Modbus.Tests.Peers;

namespace SmartCampus.EndToEnd.Tests;

/// <summary>The main job, all the way: a Modbus server that is not ours (python3-pymodbus), added, watched and commanded by a person.</summary>
[Collection(CampusCollection.Name)]
public sealed class ForeignServerTests(CampusFixture campus)
{
    [Fact]
    public async Task ForeignServer_OnTcp_IsAddedWatchedAndCommanded()
    {
        await using Peer server = await Peer.OnTcpAsync();

        await UseAsync(server, "foreign-tcp");
    }

    [Fact]
    public async Task ForeignServer_OnASerialTerminal_IsAddedWatchedAndCommanded()
    {
        await using Peer server = await Peer.OnTerminalAsync();

        await UseAsync(server, "foreign-serial");
    }

    private async Task UseAsync(Peer server, string id)
    {
        await using ConsoleTab tab = await campus.OpenAsync("/add-device");

        await AddAsync(tab, id, server.Address);
        await WatchAsync(tab, server);
        await CommandAsync(tab, server);
        await WatchRegisterAsync(server, id);

        Assert.Empty(tab.Complaints);
    }

    private static async Task AddAsync(ConsoleTab tab, string id, string line)
    {
        await tab.Page.GetByLabel("Driver").SelectOptionAsync("modbus.relay-lock");
        await tab.Page.GetByLabel("Id", new() { Exact = true }).FillAsync(id);
        await tab.Page.GetByLabel("Name in Chinese").FillAsync("外来设备");
        await tab.Page.GetByLabel("Name in English").FillAsync("Foreign door");
        await tab.Page.GetByLabel("Place path").FillAsync("campus/library/1");
        await tab.Page.GetByLabel(new Regex("^Line")).FillAsync(line);
        await tab.Page.GetByLabel("Contact input").FillAsync("1");
        await tab.Button("Test").ClickAsync();
        await Expect(tab.Page.GetByText("The device answers")).ToBeVisibleAsync();
        await tab.Button("Save").ClickAsync();
        await Expect(tab.Page).ToHaveURLAsync(new Regex($"/devices/{id}$"));
        await Expect(tab.Heading).ToHaveTextAsync("Foreign door");
    }

    private static async Task WatchAsync(ConsoleTab tab, Peer server)
    {
        await Expect(tab.Row("Door")).ToContainTextAsync("Open");

        await server.SetAsync("discrete", 0, 1);

        await Expect(tab.Row("Door")).ToContainTextAsync("Closed");
        await Expect(tab.Row("Lock")).ToContainTextAsync("Locked");
    }

    private static async Task CommandAsync(ConsoleTab tab, Peer server)
    {
        await tab.Page.GetByLabel("For", new() { Exact = true }).FillAsync("600");

        await tab.Button("Unlock").ClickAsync();

        await tab.SeesCommandAsync("confirmed");
        await Expect(tab.Command.GetByRole(AriaRole.Listitem)).ToContainTextAsync(
            ["Accepted by the platform", "Sent to the device", "Acknowledged by the device", "Confirmed by measurement"]);
        await Expect(tab.Command).ToContainTextAsync("Measured: Lock = Unlocked at");
        await Expect(tab.Row("Lock")).ToContainTextAsync("Unlocked");
        Assert.Equal(1, await server.GetAsync("coil", 0));
        string[] seen = await tab.SeenAsync();
        Assert.Contains(seen[Array.FindLastIndex(seen, s => s.StartsWith('|')) + 1].Split('|')[0], new[] { "submitting", "accepted" });
    }

    private async Task WatchRegisterAsync(Peer server, string id)
    {
        await campus.Api.AddAsync($"{id}-registers", "modbus.registers-8", new { line = server.Address });
        await using ConsoleTab tab = await campus.OpenAsync($"/devices/{id}-registers");
        await Expect(tab.Row("Register 3").GetByText("0", new() { Exact = true })).ToBeVisibleAsync();

        await server.SetAsync("holding", 3, 4711);

        await Expect(tab.Row("Register 3")).ToContainTextAsync("4,711");
    }
}
