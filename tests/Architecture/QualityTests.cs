using System.Reflection;
using System.Text.RegularExpressions;
using SmartCampus.Sdk;

namespace SmartCampus.Architecture.Tests;

/// <summary>Every plugin says honestly what it has, and its README names what its drivers can do.</summary>
public sealed partial class QualityTests
{
    private static readonly string[] Rules =
    [
        "codec-literal-bytes", "codec-properties", "connect", "report", "commands-proven", "deadlines", "cancellation", "every-fault", "recovery",
        "no-leaks", "conformance", "texts", "settings-bounds", "readme", "simulator",
    ];

    /// <summary>The plugins that have been begun.</summary>
    private static IReadOnlyList<string> Folders =>
    [
        .. Directory.EnumerateDirectories(Path.Combine(Repository.Root, "plugins"))
            .Select(folder => $"plugins/{Path.GetFileName(folder)}")
            .Where(folder => Repository.Files(folder, ".cs").Count > 0)
            .Order(StringComparer.Ordinal),
    ];

    public static IEnumerable<object[]> Plugins => Folders.Select(f => new object[] { f });

    [Fact]
    public void Plugins_AreThere() => Assert.Contains("plugins/Modbus", Folders);

    [Theory]
    [MemberData(nameof(Plugins))]
    public void QualityFile_ListsEveryRuleOnceAndNoOther(string folder)
    {
        IEnumerable<string> named = Entries(folder).Select(e => e.Rule);

        Assert.Equal(Rules.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Plugins))]
    public void QualityFile_WhatIsNotDone_HasAReason(string folder) =>
        Assert.All(Entries(folder), e => Assert.Matches(@"^(done|(todo|exempt): \S.{7,})$", e.State));

    /// <summary>With the project come the tests of tests/plugins/Shared, which let no driver escape the conformance suite.</summary>
    [Theory]
    [MemberData(nameof(Plugins))]
    public void Plugin_HasATestProjectThatSharesTheTestsOfAll(string folder)
    {
        string project = Assert.Single(Repository.Files($"tests/{folder}", ".csproj"));

        Assert.Equal($"SmartCampus.Plugins.{Path.GetFileName(folder)}.Tests", Path.GetFileNameWithoutExtension(project));
        Assert.Contains(Repository.Xml("tests/plugins/Directory.Build.targets").Descendants("Compile"), c => c.Attribute("Include")!.Value.EndsWith("Shared/*.cs", StringComparison.Ordinal));
        Assert.Contains("tests/plugins/Shared/EveryDriverTests.cs", Repository.Files("tests/plugins/Shared", ".cs"));
    }

    /// <summary>The suite proves several rules at once: who says "done" has a test that runs it.</summary>
    [Theory]
    [MemberData(nameof(Plugins))]
    public void QualityFile_ConformanceDone_IsTested(string folder)
    {
        if (Entries(folder).Single(e => e.Rule == "conformance").State != "done")
            return; // honest; the rule above wants its reason
        IReadOnlyList<string> tests = Repository.Files($"tests/{folder}", ".cs");

        Assert.Contains(tests, file => Repository.Text(file).Contains("ConformanceSuite", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Plugins))]
    public void Readme_HasATableOfEveryDriverWithItsCommands(string folder)
    {
        string readme = Repository.Text($"{folder}/README.md");
        string assembly = $"SmartCampus.Plugins.{Path.GetFileName(folder)}";
        IReadOnlyList<DriverDescriptor> drivers =
            DriverReader.Read(Parts.Plugins.Single(p => p.GetName().Name == assembly), Path.Combine(Repository.Root, folder));
        string[] problems = [.. drivers.Select(d => Problem(d.Model, readme)).OfType<string>()];

        Assert.NotEmpty(drivers);
        Assert.Empty(problems);
    }

    [Theory]
    [InlineData("| `a.door` | door | `lock.unlock`, `lock.lock` |", true)]
    [InlineData("| `a.door` | door | `lock.unlock` |", false)]
    [InlineData("| `a.door` | door | `lock.unlock`, no locking |", false)]
    [InlineData("| `a.door` | door | `lock.unlock`, `lock.lock`, `door.hold` |", false)]
    [InlineData("| `a.door` | `lock.unlock`, `lock.lock` | |", false)]
    [InlineData("| `a.gate` | gate | `lock.unlock`, `lock.lock` |", false)]
    public void Readme_RowOfADriver_NamesTheModelsCommandsAndNoOthers(string row, bool isRight)
    {
        var model = new DeviceModel("a.door", new LocalizedText("Door", "门"), [TraitReader.Read(typeof(ILock))], []);

        Assert.Equal(isRight, Problem(model, $"| driver | device | commands |\n|---|---|---|\n{row}\n") is null);
    }

    /// <summary>Whatever reads bytes or text from outside is fed random frames: tests/Benchmarks/Fuzz.</summary>
    [Fact]
    public void Codecs_AreAllFuzzed()
    {
        string targets = Repository.Text("tests/Benchmarks/Fuzz/FuzzTargets.cs");
        IReadOnlyList<string> codecs =
        [
            .. Parts.Plugins.SelectMany(Parts.TypesOf)
                .Where(t => t.Namespace?.EndsWith(".Codec", StringComparison.Ordinal) == true)
                .Where(t => t.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly).Any(m => m.ReturnType != typeof(void) && Reads().IsMatch(m.Name)))
                .Select(t => t.Name.Split('`')[0]),
        ];

        Assert.True(codecs.Count > 20, $"Only {codecs.Count} codecs were found.");
        Assert.DoesNotContain(codecs, c => !Regex.IsMatch(targets, $@"\b{c}\b"));
    }

    /// <summary>The driver's row names the model's commands in the column "commands", all of them and no other.</summary>
    private static string? Problem(DeviceModel model, string readme)
    {
        string[] lines = readme.Split('\n');
        int row = Array.FindIndex(lines, line => Cells(line) is [var first, ..] && first.Contains($"`{model.Id}`", StringComparison.Ordinal));
        if (row < 0)
            return $"{model.Id} has no row";
        int header = Array.FindLastIndex(lines, row, line => Cells(line) is ["driver", ..]);
        int column = header < 0 ? -1 : Array.IndexOf(Cells(lines[header]), "commands");
        string cell = column < 0 ? "" : Cells(lines[row])[column];
        string[] named = [.. Command().Matches(cell).Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];
        string[] has = [.. model.Commands.Select(c => c.Name).Order(StringComparer.Ordinal)];
        return named.SequenceEqual(has) ? null : $"{model.Id}: the table has the commands '{string.Join(", ", named)}', the model '{string.Join(", ", has)}'";
    }

    private static string[] Cells(string line) => line.StartsWith('|') ? [.. line.Trim().Trim('|').Split('|').Select(c => c.Trim())] : [];

    private static IReadOnlyList<(string Rule, string State)> Entries(string folder) =>
    [
        .. Repository.Text($"{folder}/quality.yaml").Split('\n').Where(line => line.Trim().Length > 0 && !line.StartsWith('#'))
            .Select(line => line.Split(':', 2)).Select(parts => (parts[0].Trim(), parts.Length == 2 ? parts[1].Trim().Trim('"') : "")),
    ];

    [GeneratedRegex(@"`([a-z]\w*\.\w+)`")]
    private static partial Regex Command();

    [GeneratedRegex("^(Try)?(Parse|Scan|Decode|Read)")]
    private static partial Regex Reads();
}
