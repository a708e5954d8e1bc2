namespace SmartCampus.EndToEnd.Tests.Browser;

/// <summary>axe-core's rules for accessible pages, as its npm package ships them.</summary>
internal static class Axe
{
    /// <summary>Every violation on the page, as <c>rule: element</c>.</summary>
    public static async Task<string[]> ViolationsAsync(IPage page)
    {
        await page.EvaluateAsync(await File.ReadAllTextAsync(Campus.Repository.Axe));
        return await page.EvaluateAsync<string[]>("""
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
              .flatMap(violation => violation.nodes.map(node => `${violation.id}: ${node.target.join(' ')} (${node.failureSummary})`))
            """);
    }
}
