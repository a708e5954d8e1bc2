using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using SmartCampus.Sdk.Testing.Tests.Toys;

namespace SmartCampus.Sdk.Testing.Tests.Conformance;

/// <summary>The tests of the tests: a right driver passes every check, and each wrong one fails the check that is there for it, and no other.</summary>
public sealed class BadToyTests
{
    [Fact]
    public async Task GoodToy_PassesEveryCheck() => Assert.Equal([], await FailedAsync("toy.good"));

    [Fact]
    public async Task UncancellableToy_FailsCancellation() =>
        await Assert.ThrowsAsync<ConformanceException>(() => ToySuite.Of("toy.uncancellable").RunAsync("cancellation"));

    [Theory]
    [InlineData("toy.zero", "fault-.*|once .*")]
    [InlineData("toy.swallowing", "silence")]
    [InlineData("toy.remembering", "silence|fault-.*")]
    [InlineData("toy.repeating", "once .*")]
    [InlineData("toy.denying", "once .*")]
    [InlineData("toy.idle", "command .*|once .*")]
    [InlineData("toy.gullible", "fault-corrupt|fault-drop")]
    [InlineData("toy.sulking", "recovery")]
    [InlineData("toy.patient", "silence|recovery|settings-bounds")]
    [InlineData("toy.throwing", "fault-.*|once .*")]
    [InlineData("toy.keeping-turn", "cancellation|no-leaks|recovery|fault-duplicate")]
    [InlineData("toy.timer", "no-leaks")]
    [InlineData("toy.task", "no-leaks")]
    [InlineData("toy.thread", "unload")]
    [InlineData("toy.handle", "no-leaks")]
    [InlineData("toy.untitled", "texts")]
    [InlineData("toy.english", "texts")]
    [InlineData("toy.unbounded", "settings-bounds")]
    [InlineData("toy.crashing", "settings-bounds")]
    [InlineData("toy.inventing", "report|fault-.*|once .*|report-changes")]
    public async Task BadToy_FailsItsCheckAndNoOther(string driver, string expected)
    {
        IReadOnlyList<string> failed = await FailedAsync(driver);

        Assert.All(failed, name => Assert.Matches($"^({expected})$", name));
        Assert.All(expected.Split('|'), one => Assert.Contains(failed, name => Regex.IsMatch(name, $"^{one}$")));
    }

    private static async Task<IReadOnlyList<string>> FailedAsync(string driver)
    {
        ConformanceSuite suite = ToySuite.Of(driver);
        var failed = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(suite.Checks, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (check, _) =>
        {
            try
            {
                await suite.RunAsync(check);
            }
            catch (ConformanceException)
            {
                failed.Enqueue(check);
            }
        });
        return [.. failed];
    }
}
