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

    /// <summary>
    /// The driver's row names the model's commands in the column "commands". A trait may have a command that the protocol has not, so that the driver
    /// refuses it: then the cell says so ("no preset").
    /// </summary>
    private static string? Problem(DeviceModel model, string readme)
    {
        string[] lines = readme.Split('\n');
        int row = Array.FindIndex(lines, line => Cells(line) is [var first, ..] && first.Contains($"`{model.Id}`", StringComparison.Ordinal));
        if (row < 0)
            return $"{model.Id} has no row";
        int header = Array.FindLastIndex(lines, row, line => Cells(line) is ["driver", ..]);
        int column = header < 0 ? -1 : Array.IndexOf(Cells(lines[header]), "commands");
        string cell = column < 0 ? "" : Cells(lines[row])[column];
        string[] named = [.. Command().Matches(cell).Select(m => m.Groups[1].Value).Distinct()];
        string[] has = [.. model.Commands.Select(c => c.Name)];
        bool complete = named.Length == has.Length || No().IsMatch(cell);
        return named.All(has.Contains) && complete ? null : $"{model.Id}: the table has the commands '{string.Join(", ", named)}', the model '{string.Join(", ", has)}'";
    }

    private static string[] Cells(string line) => line.StartsWith('|') ? [.. line.Trim().Trim('|').Split('|').Select(c => c.Trim())] : [];

    private static IReadOnlyList<(string Rule, string State)> Entries(string folder) =>
    [
        .. Repository.Text($"{folder}/quality.yaml").Split('\n').Where(line => line.Trim().Length > 0 && !line.StartsWith('#'))
            .Select(line => line.Split(':', 2)).Select(parts => (parts[0].Trim(), parts.Length == 2 ? parts[1].Trim().Trim('"') : "")),
    ];

    [GeneratedRegex(@"`([a-z]\w*\.\w+)`")]
    private static partial Regex Command();

    [GeneratedRegex(@"\b(no|none)\b")]
    private static partial Regex No();
}
