using System.Reflection;
using System.Text.RegularExpressions;
using SmartCampus.Sdk;

namespace SmartCampus.Architecture.Tests;

/// <summary>Every text that is shipped for people is there in English and in Chinese.</summary>
public sealed partial class TextTests
{
    [Fact]
    public void Errors_HaveTitleAndAdviceInBothLanguages()
    {
        ErrorCode[] codes = Enum.GetValues<ErrorCode>();

        Assert.True(codes.Length >= 7, $"Only {codes.Length} error codes were found.");
        Assert.All(codes, code => Assert.All([ErrorTexts.Title(code), ErrorTexts.Advice(code)], AssertBoth));
    }

    [Fact]
    public void Traits_HaveAllTextsInBothLanguages()
    {
        IReadOnlyList<TraitDefinition> traits = [.. Parts.TypesOf(Parts.Sdk).Where(t => t.IsDefined(typeof(Sdk.TraitAttribute))).Select(TraitReader.Read)];

        Assert.True(traits.Count >= 15, $"Only {traits.Count} traits were found.");
        Assert.All(traits.SelectMany(TextsOf), AssertBoth);
    }

    [Fact]
    public void Attributes_HaveTitlesInBothLanguages()
    {
        IReadOnlyList<TitleAttribute> titles =
        [
            .. Parts.Plugins.Append(Parts.Sdk).SelectMany(Parts.TypesOf)
                .SelectMany(t => t.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
                .SelectMany(m => m.GetCustomAttributes<TitleAttribute>()),
        ];

        Assert.True(titles.Count > 30, $"Only {titles.Count} titles were found.");
        Assert.All(titles, t => AssertBoth(new LocalizedText(t.En, t.Zh)));
    }

    [Fact]
    public void Profiles_HaveTitlesInBothLanguages()
    {
        IReadOnlyList<string> profiles = [.. Repository.Files("plugins", ".yaml").Where(f => f.Contains("/profiles/", StringComparison.Ordinal))];

        Assert.True(profiles.Count > 8, $"Only {profiles.Count} profiles were found.");
        Assert.All(profiles, profile =>
        {
            string text = Repository.Text(profile);
            Assert.Matches(@"(?m)^title: \{ en: .+, zh: .*\p{IsCJKUnifiedIdeographs}.* \}", text);
            Assert.All(Extra().Matches(text), extra => Assert.Matches(@"\ben: [^,]+, zh: [^,]+,", extra.Value));
        });
    }

    private static IEnumerable<LocalizedText> TextsOf(TraitDefinition trait) =>
    [
        trait.Title,
        .. trait.Properties.Select(p => p.Title),
        .. trait.Properties.SelectMany(p => p.Options).Select(o => o.Title),
        .. trait.Commands.Select(c => c.Title),
        .. trait.Commands.SelectMany(c => c.Parameters).Select(p => p.Title),
        .. trait.Events.Select(e => new LocalizedText(e.En, e.Zh)),
    ];

    private static void AssertBoth(LocalizedText text)
    {
        Assert.False(string.IsNullOrWhiteSpace(text.En) || string.IsNullOrWhiteSpace(text.Zh), $"'{text.En}' / '{text.Zh}' is not in both languages.");
        Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}", text.En);
        Assert.True(text.Zh == text.En || Chinese().IsMatch(text.Zh) || IsName(text.Zh), $"'{text.Zh}' is not Chinese.");
    }

    /// <summary>Names such as "Modbus TCP" and "CO2" are the same in every language.</summary>
    private static bool IsName(string text) => text.Any(char.IsUpper);

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();

    [GeneratedRegex(@"(?m)^  - \{ name: .*$")]
    private static partial Regex Extra();
}
