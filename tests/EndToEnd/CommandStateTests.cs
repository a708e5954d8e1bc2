using SmartCampus.EndToEnd.Tests.Browser;
using SmartCampus.EndToEnd.Tests.Campus;
using SmartCampus.Plugins.Modbus.Tests.Peers;

namespace SmartCampus.EndToEnd.Tests;

/// <summary>Every end of a command as a person sees it; a state is never painted that no device reported.</summary>
[Collection(CampusCollection.Name)]
public sealed class CommandStateTests(CampusFixture campus)
{
    [Fact]
    public async Task Command_ValveIsJammed_SaysNotProvenAndNeverPaintsItOpen()
    {
        await using ConsoleTab system = await campus.OpenAsync("/system/demo");
        ILocator jam = system.Page.GetByRole(AriaRole.Switch, new() { Name = "Valve 2 is jammed" });
        await jam.ClickAsync();
        await Expect(jam).ToBeCheckedAsync();
        await using ConsoleTab tab = await campus.OpenAsync("/devices/greenhouse-valve-2");
        await Expect(tab.State).ToHaveTextAsync("Closed");

        await tab.Button("Open").ClickAsync();

        await tab.SeesCommandAsync("failed");
        await Expect(tab.Command).ToContainTextAsync("Answered, but the result was not measured");
        await Expect(tab.Command).ToContainTextAsync("(notProven)");
        await Expect(tab.Button("Retry: Open")).ToBeEnabledAsync();
        await tab.Page.Keyboard.PressAsync("r");
        await Expect(tab.Command.GetByRole(AriaRole.Button, new() { Name = "Retry" })).ToBeFocusedAsync();
        await Expect(tab.State).ToHaveTextAsync("Closed");
        Assert.DoesNotContain(await tab.SeenAsync(), s => s.EndsWith("|Open", StringComparison.Ordinal));
        await jam.ClickAsync();
        await Expect(jam).Not.ToBeCheckedAsync();
        await tab.Button("Retry: Open").ClickAsync();
        await tab.SeesCommandAsync("confirmed");
        await Expect(tab.State).ToHaveTextAsync("Open");
        await tab.Button("Close").ClickAsync();
        await Expect(tab.State).ToHaveTextAsync("Closed");
    }

    [Fact]
    public async Task Command_SentAndNeverAnswered_TimesOutAndTheResultIsUncertain()
    {
        await using Peer server = await Peer.OnTcpAsync();
        await using SilentLine line = SilentLine.Before(server);
        await using ConsoleTab tab = await campus.OpenLampAsync("timed-out-lamp", line);
        line.FallSilentAtTheNextOrder();

        await tab.Button("Turn on").ClickAsync();

        await tab.SeesCommandAsync("timedOut");
        await Expect(tab.Command.GetByRole(AriaRole.Listitem)).ToContainTextAsync(["Accepted by the platform", "Sent to the device", "Timed out"]);
        await Expect(tab.Command).ToContainTextAsync("The result is unknown; the device last reported at");
        await Expect(tab.Value("On")).ToHaveTextAsync("Off");
        Assert.DoesNotContain(await tab.SeenAsync(), s => s.EndsWith("|On", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Command_LineIsMuteBeforeItIsSent_ExpiresAndWasNeverSent()
    {
        await using Peer server = await Peer.OnTcpAsync();
        await using SilentLine line = SilentLine.Before(server);
        await using ConsoleTab tab = await campus.OpenLampAsync("expired-lamp", line);
        await line.FallSilentAsync();

        await tab.Button("Turn on").ClickAsync();

        await tab.SeesCommandAsync("expired");
        await Expect(tab.Command.GetByRole(AriaRole.Listitem)).ToContainTextAsync(["Accepted by the platform", "Expired, never sent"]);
        await Expect(tab.Value("On")).ToHaveTextAsync("Off");
        Assert.Equal(0, await server.GetAsync("coil", 0));
    }

    [Fact]
    public async Task Command_DoorFallsSilent_EndsWithTheReasonAndNeverPaintsItUnlocked()
    {
        await using ConsoleTab tab = await campus.OpenAsync("/devices/library-west-gate");
        await Expect(tab.Row("Lock")).ToContainTextAsync("Locked");
        await campus.Api.FaultAsync("mute-door", true);

        await tab.Button("Unlock").ClickAsync();

        ILocator timeline = tab.Page.GetByRole(AriaRole.Region, new() { Name = "Timeline" });
        await Expect(timeline.GetByText(new Regex("^admin Unlock: (Timed out|Failed)"))).ToBeVisibleAsync();
        await Expect(tab.Page.GetByText("(timedOut.silent)").First).ToBeVisibleAsync();
        await Expect(tab.Row("Lock")).ToContainTextAsync("Locked");
        Assert.DoesNotContain(await tab.SeenAsync(), s => s.Contains("Unlocked", StringComparison.Ordinal));
        await campus.Api.FaultAsync("mute-door", false);
        await Expect(tab.Page.GetByText("The device is not online; a command may not reach it.")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Command_DurationOutOfRange_IsRefusedInTheForm()
    {
        await using ConsoleTab tab = await campus.OpenAsync("/devices/library-server-door");
        await tab.Page.GetByLabel("For", new() { Exact = true }).FillAsync("9999");

        await tab.Button("Unlock").ClickAsync();

        await Expect(tab.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("“For” is 9999; it must be within 1–600 s.");
        await Expect(tab.Command).ToHaveCountAsync(0);
        await Expect(tab.Row("Lock")).ToContainTextAsync("Locked");
    }

    [Fact]
    public async Task Line_Pulled_SaysWhyKeepsTheLastStateAndRecovers()
    {
        await using ConsoleTab tab = await campus.OpenAsync("/devices/canteen-kitchen-door");
        await Expect(tab.Row("Lock")).ToContainTextAsync("Locked");

        await campus.Api.FaultAsync("line-canteen-doors", true);

        await Expect(tab.Page.GetByText("Offline for")).ToBeVisibleAsync();
        await Expect(tab.Page.GetByText(new Regex(@"\(unreachable\.(refused|reset)\)"))).ToBeVisibleAsync();
        await Expect(tab.Page.GetByText("Check power, cable and address.")).ToBeVisibleAsync();
        await Expect(tab.Row("Lock")).ToContainTextAsync("Locked");
        await tab.Button("Unlock").ClickAsync();
        await tab.SeesCommandAsync("failed");
        await Expect(tab.Command).ToContainTextAsync("(unreachable.");
        await campus.Api.FaultAsync("line-canteen-doors", false);
        await Expect(tab.Page.GetByText("Offline for")).ToBeHiddenAsync();
        await tab.Button("Retry: Unlock").ClickAsync();
        await tab.SeesCommandAsync("confirmed");
    }
}
