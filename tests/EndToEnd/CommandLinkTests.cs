using SmartCampus.EndToEnd.Tests.Browser;
using SmartCampus.EndToEnd.Tests.Campus;
using SmartCampus.Plugins.Modbus.Tests.Peers;

namespace SmartCampus.EndToEnd.Tests;

/// <summary>A command while the server is away, after its time, tried again, and under another person's eyes.</summary>
[Collection(CampusCollection.Name)]
public sealed class CommandLinkTests(CampusFixture campus)
{
    private const string Cut = "Connection lost: the result is unknown and will be updated after reconnecting.";

    [Fact]
    public async Task Command_HostKilledWhilePending_IsUnknownThenToldTruthfullyAndTriedAgainAsANewOne()
    {
        await using Peer server = await Peer.OnTcpAsync();
        await using SilentLine line = SilentLine.Before(server);
        await using ConsoleTab tab = await campus.OpenLampAsync("cut-off-lamp", line);
        line.FallSilentAtTheNextOrder();
        await tab.Button("Turn on").ClickAsync();
        await tab.SeesCommandAsync("sent");

        await campus.KillHostAsync();
        await Expect(tab.Command).ToContainTextAsync(Cut);
        await Expect(tab.Button("Turn on…")).ToHaveAttributeAsync("aria-busy", "true");
        await Expect(tab.Value("On")).ToHaveTextAsync("Off");
        line.SpeakAgain();
        await campus.StartHostAsync();

        await tab.SeesCommandAsync("failed");
        await Expect(tab.Command).Not.ToContainTextAsync(Cut);
        await Expect(tab.Command.GetByRole(AriaRole.Listitem)).ToContainTextAsync(["Accepted by the platform", "Sent to the device", "Result unknown", "Failed"]);
        await Expect(tab.Command).ToContainTextAsync("Turn on · not done");
        Assert.DoesNotContain(await tab.SeenAsync(), s => s.EndsWith("|On", StringComparison.Ordinal));
        await tab.Command.GetByRole(AriaRole.Button, new() { Name = "Retry" }).ClickAsync();
        await tab.SeesCommandAsync("confirmed");
        await Expect(tab.Command).ToContainTextAsync("Tried again after the previous command");
        await Expect(tab.Value("On")).ToHaveTextAsync("On");
        Assert.Equal(["confirmed", "failed"], (await campus.Api.LedgerAsync("cut-off-lamp")).Select(e => e.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task Command_HostAwayWhenPressed_IsBusyAndEndsWithNothingHappened()
    {
        await using Peer server = await Peer.OnTcpAsync();
        await using SilentLine line = SilentLine.Before(server);
        await using ConsoleTab tab = await campus.OpenLampAsync("unheard-lamp", line);
        await campus.KillHostAsync();
        await Expect(tab.LiveMark).ToContainTextAsync("Reconnecting");

        await tab.Button("Turn on").ClickAsync();

        await tab.SeesCommandAsync("lost");
        await Expect(tab.Command).ToContainTextAsync(Cut);
        await Expect(tab.Button("Turn on…")).ToBeDisabledAsync();
        await campus.StartHostAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "The command never reached the server; nothing happened" })).ToBeVisibleAsync();
        await Expect(tab.Button("Turn on")).ToBeEnabledAsync();
        Assert.Empty(await campus.Api.LedgerAsync("unheard-lamp"));
        Assert.Equal(0, await server.GetAsync("coil", 0));
    }

    [Fact]
    public async Task Command_ProvenAfterItsTimeWasOver_IsCorrectedAndSaidInANote()
    {
        await using Peer server = await Peer.OnTcpAsync();
        await using SilentLine line = SilentLine.Before(server);
        await using ConsoleTab tab = await campus.OpenLampAsync("late-lamp", line);
        line.FallSilentAtTheNextOrder();
        await tab.Button("Turn on").ClickAsync();
        await tab.SeesCommandAsync("timedOut");
        await Expect(tab.Command).ToContainTextAsync("Turn on · result unknown");

        await server.SetAsync("coil", 0, 1); // the order had got through after all
        line.SpeakAgain();

        await tab.SeesCommandAsync("confirmed");
        await Expect(tab.Command).ToContainTextAsync(new Regex(@"Turn on · confirmed late \(by .+ s\)"));
        await Expect(Notes(tab)).ToContainTextAsync(new Regex(@"late-lamp: Turn on done after all \(.+ late\)"));
        await Expect(tab.Value("On")).ToHaveTextAsync("On");
    }

    [Fact]
    public async Task Command_OfAnotherOperator_IsShownWithTheNameAndIsNotSentTwice()
    {
        await using Peer server = await Peer.OnTcpAsync();
        await using SilentLine line = SilentLine.Before(server);
        await using ConsoleTab first = await campus.OpenLampAsync("shared-lamp", line);
        await using ConsoleTab second = await campus.OpenAsync("/devices/shared-lamp");
        await Expect(second.Value("On")).ToHaveTextAsync("Off");
        await second.Page.Keyboard.PressAsync("Control+k");
        await second.Page.GetByRole(AriaRole.Combobox, new() { Name = "Search" }).FillAsync("shared-lamp");
        ILocator again = second.Page.GetByRole(AriaRole.Option, new() { NameRegex = new Regex("^shared-lamp: Turn on ") });
        await Expect(again).ToBeVisibleAsync();
        line.FallSilentAtTheNextOrder();

        await first.Button("Turn on").ClickAsync();
        await Expect(second.Command).ToContainTextAsync("admin is running: Turn on");
        await again.ClickAsync();

        await Expect(Notes(second)).ToContainTextAsync("shared-lamp: Turn on is already being run by admin");
        await second.SeesCommandAsync("timedOut");
        Assert.Single(await campus.Api.LedgerAsync("shared-lamp"));
    }

    [Fact]
    public async Task Command_OnAPhoneThatGoesElsewhere_IsFollowedAboveTheBar()
    {
        await using Peer server = await Peer.OnTcpAsync();
        await using SilentLine line = SilentLine.Before(server);
        await using ConsoleTab tab = await campus.OpenLampAsync("carried-lamp", line);
        await tab.Page.SetViewportSizeAsync(390, 844);
        line.FallSilentAtTheNextOrder();
        await tab.Button("Turn on").ClickAsync();
        await tab.SeesCommandAsync("sent");

        await tab.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Devices", Exact = true }).ClickAsync();

        ILocator pending = Notes(tab).GetByRole(AriaRole.Link);
        await Expect(pending).ToContainTextAsync(new Regex(@"carried-lamp · Turn on… · waiting \d"));
        await Expect(pending).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Press_OnAVerb_IsBusyWithinATenthOfASecondAndCountsOnce()
    {
        await using ConsoleTab tab = await campus.OpenAsync("/devices/teaching-a-chemistry-door");
        await Expect(tab.Row("Lock")).ToContainTextAsync("Locked");

        await tab.Page.RouteAsync("**/commands*", async route =>
        {
            await Task.Delay(500); // a slow way to the server must not be felt
            await route.ContinueAsync();
        });

        List<double> milliseconds = [];
        for (int press = 0; press < 3; press++)
        {
            milliseconds.Add(await tab.Button("Unlock").EvaluateAsync<double>("""
                button => new Promise(done => {
                  let pressed = 0;
                  new MutationObserver(() => {
                    if (button.getAttribute('aria-busy') === 'true' && button.disabled) done(performance.now() - pressed);
                  }).observe(button, { attributes: true });
                  pressed = performance.now();
                  button.click();
                  button.click();
                })
                """));
            await Expect(tab.Button("Unlock")).ToBeEnabledAsync();
        }

        Assert.InRange(milliseconds.Min(), 0, 100); // the machine may be busy with something else in between
        Assert.Equal(3, (await campus.Api.LedgerAsync("teaching-a-chemistry-door")).Count(e => e.GetProperty("command").GetString() == "lock.unlock"));
    }

    private static ILocator Notes(ConsoleTab tab) => tab.Page.GetByRole(AriaRole.Region, new() { Name = "Notifications" });
}
