using SmartCampus.EndToEnd.Tests.Browser;
using SmartCampus.EndToEnd.Tests.Campus;

namespace SmartCampus.EndToEnd.Tests;

[Collection(CampusCollection.Name)]
public sealed class WatchTests(CampusFixture campus)
{
    [Fact]
    public async Task Matrix_Cell_LeadsToExactlyTheDevicesThatItCounts()
    {
        await using ConsoleTab tab = await campus.OpenAsync("/");
        ILocator matrix = tab.Page.GetByRole(AriaRole.Region, new() { Name = "Buildings × devices" }).GetByRole(AriaRole.Table);
        await Expect(matrix.GetByRole(AriaRole.Columnheader, new() { Name = "Lock", Exact = true })).ToBeVisibleAsync();
        IReadOnlyList<string> heads = await matrix.GetByRole(AriaRole.Columnheader).AllTextContentsAsync();
        Assert.Equal("Other", heads[^1]);

        ILocator library = matrix.GetByRole(AriaRole.Row).Filter(new() { HasText = "Library" });
        for (int column = 1; column < heads.Count - 1; column++)
        {
            ILocator link = library.GetByRole(AriaRole.Cell).Nth(column - 1).GetByRole(AriaRole.Link).First;
            if (await link.CountAsync() == 0)
                continue;
            string count = (await link.TextContentAsync())!;

            await link.ClickAsync();

            await Expect(tab.Page.GetByText(new Regex($"^{count} devices?$"))).ToBeVisibleAsync();
            await Expect(tab.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex($"^Kind: {Regex.Escape(heads[column])}") })).ToBeVisibleAsync();
            await tab.Page.GoBackAsync();
            await Expect(library).ToBeVisibleAsync();
        }
    }
}
