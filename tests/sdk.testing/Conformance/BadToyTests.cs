using System.Text.RegularExpressions;
using SmartCampus.Sdk.Testing.Tests.Toys;

namespace SmartCampus.Sdk.Testing.Tests.Conformance;

/// <summary>The tests of the tests: a right driver passes every check, and each wrong one fails the check that is there for it, and no other.</summary>
public sealed class BadToyTests
{
    [Fact]
    public async Task GoodToy_PassesEveryCheck() => Assert.Equal([], await FailedAsync("toy.good"));

    [Theory]
    [InlineData("toy.zero", "fault-.*")]
    [InlineData("toy.swallowing", "silence")]
    [InlineData("toy.remembering", "silence|fault-.*")]
    [InlineData("toy.repeating", "once .*")]
    [InlineData("toy.denying", "once .*")]
    [InlineData("toy.idle", "command .*|once .*")]
    [InlineData("toy.gullible", "fault-corrupt|fault-drop|once .*")]
    [InlineData("toy.sulking", "recovery")]
    [InlineData("toy.patient", "silence|recovery")]
    [InlineData("toy.throwing", "fault-.*|recovery|once .*")]
    [InlineData("toy.keeping-turn", "cancellation|no-leaks|recovery")]
    [InlineData("toy.timer", "no-leaks")]
    [InlineData("toy.task", "no-leaks")]
    [InlineData("toy.thread", "unload")]
    [InlineData("toy.handle", "no-leaks")]
    [InlineData("toy.untitled", "texts")]
    [InlineData("toy.english", "texts")]
    [InlineData("toy.unbounded", "settings-bounds")]
    [InlineData("toy.crashing", "settings-bounds")]
    [InlineData("toy.inventing", "report|fault-.*|silence|once .*|report-changes")]
    public async Task BadToy_FailsItsCheckAndNoOther(string driver, string expected)
    {
        IReadOnlyList<string> failed = await FailedAsync(driver);

        Assert.All(failed, name => Assert.Matches($"^({expected})$", name));
        Assert.All(expected.Split('|'), one => Assert.Contains(failed, name => Regex.IsMatch(name, $"^{one}$")));
    }

    private static async Task<IReadOnlyList<string>> FailedAsync(string driver)
    {
        ConformanceSuite suite = ToySuite.Of(driver);
        List<string> failed = [];
        foreach (string check in suite.Checks)
        {
            try
            {
                await suite.RunAsync(check);
            }
            catch (ConformanceException)
            {
                failed.Add(check);
            }
        }
        return failed;
    }
}
