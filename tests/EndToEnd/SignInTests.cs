using SmartCampus.EndToEnd.Tests.Browser;
using SmartCampus.EndToEnd.Tests.Campus;

namespace SmartCampus.EndToEnd.Tests;

[Collection(CampusCollection.Name)]
public sealed class SignInTests(CampusFixture campus)
{
    [Fact]
    public async Task SignIn_WrongPassword_SaysSoAndStaysOutside()
    {
        await using ConsoleTab tab = await campus.OpenSignedOutAsync("/devices?q=soil", Look.Usual);

        await tab.Page.GetByLabel("Password").FillAsync("not the password");
        await tab.Button("Sign in").ClickAsync();

        await Expect(tab.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("The user name or password is wrong.");
        await Expect(tab.Page).ToHaveURLAsync(new Regex("/sign-in"));
    }

    [Fact]
    public async Task SignIn_RightPassword_LeadsToThePageThatWasAskedFor()
    {
        await using ConsoleTab tab = await campus.OpenSignedOutAsync("/devices?q=soil", Look.Usual);

        await tab.Page.GetByLabel("Password").FillAsync(CampusFixture.Password);
        await tab.Button("Sign in").ClickAsync();

        await Expect(tab.Page).ToHaveURLAsync($"{campus.Url}/devices?q=soil");
        await Expect(tab.Heading).ToHaveTextAsync("Devices");
    }

    [Fact]
    public async Task SignOut_ThenBack_ShowsNothing()
    {
        await using ConsoleTab tab = await campus.OpenSignedOutAsync("/devices", Look.Usual);
        await tab.Page.GetByLabel("Password").FillAsync(CampusFixture.Password);
        await tab.Button("Sign in").ClickAsync();
        await Expect(tab.Heading).ToHaveTextAsync("Devices");

        await tab.Button("Menu of admin").ClickAsync();
        await tab.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" }).ClickAsync();
        await Expect(tab.Page).ToHaveURLAsync(new Regex("/sign-in"));
        await tab.OpenAsync("/devices");

        await Expect(tab.Page).ToHaveURLAsync(new Regex("/sign-in"));
    }
}
