using System.Text.RegularExpressions;

namespace SmartCampus.Architecture.Tests;

/// <summary>What is written for people: nothing it points to is missing, and the guides are there in both languages (docs/design.md, section 2).</summary>
public sealed partial class GuideTests
{
    [Fact]
    public void Pages_LinksAndPictures_AreThere()
    {
        (string Page, string Target)[] links =
        [
            .. Repository.Files("", ".md").SelectMany(page => Link().Matches(Repository.Text(page)).Select(m => (page, m.Groups[1].Value)))
                .Where(l => !l.Value.Contains("://", StringComparison.Ordinal) && !l.Value.StartsWith('#')),
        ];

        Assert.True(links.Length > 30, $"Only {links.Length} links were found.");
        Assert.Empty(links.Where(l => !Exists(l.Page, l.Target)).Select(l => $"{l.Page} points to {l.Target}"));
    }

    [Theory]
    [InlineData("docs/operators", 4)]
    [InlineData("docs/gardeners", 5)]
    [InlineData("README", 1)]
    public void Guide_InChinese_HasTheSameHeadingsTablesAndPictures(string guide, int pictures)
    {
        string english = Repository.Text(guide + ".md");
        string chinese = Repository.Text(guide + ".zh-CN.md");

        Assert.Equal(Heading().Count(english), Heading().Count(chinese));
        Assert.Equal(Row().Count(english), Row().Count(chinese));
        Assert.True(Picture().Count(english) >= pictures, $"{guide} has {Picture().Count(english)} pictures.");
        Assert.Equal(Picture().Matches(english).Select(m => m.Value.Replace("-en.", "-zh.", StringComparison.Ordinal)), Picture().Matches(chinese).Select(m => m.Value));
    }

    private static bool Exists(string page, string target)
    {
        string path = Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, target.Split('#')[0]);
        return File.Exists(path) || Directory.Exists(path);
    }

    [GeneratedRegex("""(?:\]\(|<img src=")([^)"\s]+)""")]
    private static partial Regex Link();

    [GeneratedRegex("(?m)^#+ ")]
    private static partial Regex Heading();

    [GeneratedRegex(@"(?m)^\|")]
    private static partial Regex Row();

    [GeneratedRegex(@"images/[\w-]+\.png")]
    private static partial Regex Picture();
}
