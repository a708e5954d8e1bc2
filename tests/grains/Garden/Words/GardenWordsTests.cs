using System.Text.RegularExpressions;
using SmartCampus.Grains.Garden.Words;
using SmartCampus.Sdk;

namespace SmartCampus.Grains.Tests.Garden.Words;

public sealed partial class GardenWordsTests
{
    private static readonly TimeZoneInfo Beijing = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    [Fact]
    public void Sentences_All_AreInBothLanguagesWithTheSameValues()
    {
        List<string> codes = [.. GardenWords.Codes];

        Assert.True(codes.Count > 150, $"Only {codes.Count} sentences.");
        Assert.All(codes, code =>
        {
            LocalizedText text = GardenWords.Template(code);
            Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}", text.En);
            Assert.True(code.StartsWith("unit.", StringComparison.Ordinal) || Chinese().IsMatch(text.Zh), $"{code} is not Chinese: {text.Zh}");
            Assert.Equal(Names(text.En), Names(text.Zh));
        });
    }

    /// <summary>A code that the product uses and the table does not have would be shown as it is.</summary>
    [Fact]
    public void Codes_InTheSources_HaveSentences()
    {
        string root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "SmartCampus.sln")))
            root = Path.GetDirectoryName(root)!;
        List<string> used =
        [
            .. Directory.EnumerateFiles(Path.Combine(root, "grains"), "*.cs", SearchOption.AllDirectories)
                .SelectMany(f => Used().Matches(File.ReadAllText(f)).SelectMany(m => Literal().Matches(m.Value)).Select(m => m.Groups[1].Value)),
        ];

        Assert.True(used.Count > 60, $"Only {used.Count} codes were found.");
        Assert.Empty(used.Where(c => c.Contains('.', StringComparison.Ordinal) && !c.EndsWith('.')).Except(GardenWords.Codes));
    }

    [Theory]
    [InlineData(0, "0 s", "0 秒")]
    [InlineData(40, "40 s", "40 秒")]
    [InlineData(60, "1 min", "1 分钟")]
    [InlineData(390, "6 min 30 s", "6 分钟 30 秒")]
    [InlineData(7505, "2 h 5 min", "2 小时 5 分钟")]
    [InlineData(90000, "1 d 1 h", "1 天 1 小时")]
    public void Duration_Seconds_AreForPeople(int seconds, string english, string chinese)
    {
        Assert.Equal(english, GardenWords.Duration(seconds, GardenLanguage.English));
        Assert.Equal(chinese, GardenWords.Duration(seconds, GardenLanguage.Chinese));
    }

    [Fact]
    public void Text_TimeAndNumber_AreLocalAndShort()
    {
        Note note = Note.Of("skip.rainDelay").Time("until", Gardens.At(30, 5));
        Note rain = Note.Of("skip.rain").Number("value", 8.125m).Number("limit", 5.00m);

        Assert.Equal("未浇水：雨后推迟到 11月23日 06:05", GardenWords.Text(note, GardenLanguage.Chinese, Beijing));
        Assert.Equal("not watered: 8.13 mm of rain in 24 h, the limit is 5 mm", GardenWords.Text(rain, GardenLanguage.English, Beijing));
    }

    [Fact]
    public void Text_NameInBothLanguages_IsTheOneOfTheLanguage()
    {
        Note note = Note.Of("input.stale").Word("input", "input.wind").Text("source", "Weather station", "气象站").Time("since", Gardens.At(6));

        Assert.Equal("风速计“气象站”自 11月22日 06:00 起没有数据，未计入", GardenWords.Text(note, GardenLanguage.Chinese, Beijing));
        Assert.Equal("the wind meter “Weather station” is silent since Nov 22 06:00; it was not counted", GardenWords.Text(note, GardenLanguage.English, Beijing));
    }

    private static IEnumerable<string> Names(string text) => Name().Matches(text).Select(m => m.Value.Trim('!', '{', '}')).Order().Distinct();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}|[A-Z]")]
    private static partial Regex Chinese();

    [GeneratedRegex(@"\{\w+!?\}")]
    private static partial Regex Name();

    [GeneratedRegex(@"Note\.Of\([^;]*?\)")]
    private static partial Regex Used();

    [GeneratedRegex(@"""([a-z]+\.[A-Za-z.]+)""")]
    private static partial Regex Literal();
}
