using System.Text.RegularExpressions;

namespace SmartCampus.Architecture.Tests;

/// <summary>Conventions that the compiler does not see: docs/design.md sections 2 and 9, and the house's style.</summary>
public sealed partial class SourceTests
{
    private const int MostLines = 300;

    private static readonly string[] Product = ["sdk", "plugins", "grains", "host", "demo", "standins"];

    private static IReadOnlyList<string> ProductSources => [.. Product.SelectMany(p => Repository.Files(p, ".cs"))];

    [Fact]
    public void Sources_OutsideTheEngineSeam_HaveNoConditionalCode()
    {
        IReadOnlyList<string> conditional = [.. ProductSources.Where(f => Conditional().IsMatch(Repository.Text(f)))];

        Assert.NotEmpty(conditional);
        Assert.All(conditional, file => Assert.StartsWith("host/Engine/", file, StringComparison.Ordinal));
    }

    [Fact]
    public void Sources_HaveAtMost300Lines()
    {
        IReadOnlyList<string> all = [.. ProductSources, .. Repository.Files("tests", ".cs")];

        Assert.True(all.Count > 400, $"Only {all.Count} sources were found.");
        IEnumerable<string> wrong = all.Where(file => Repository.Text(file).Count(c => c == '\n') > MostLines);
        Assert.Empty(wrong);
    }

    [Fact]
    public void Sources_HaveOnePublicTypeEach()
    {
        IReadOnlyList<string> with = [.. ProductSources.Where(f => PublicType().IsMatch(Repository.Text(f)))];

        Assert.True(with.Count > 100, $"Only {with.Count} files with a public type were found.");
        IEnumerable<string> wrong = with.Where(file => PublicType().Count(Repository.Text(file)) > 1);
        Assert.Empty(wrong);
    }

    [Fact]
    public void Sources_DeclareTheNamespaceOfTheirFile()
    {
        IReadOnlyList<string> block = [.. ProductSources.Where(f => BlockNamespace().IsMatch(Repository.Text(f)))];

        Assert.Contains(ProductSources, f => FileNamespace().IsMatch(Repository.Text(f)));
        Assert.Empty(block);
    }

    [Fact]
    public void Projects_AreAllInTheSolution()
    {
        string solution = Repository.Text("SmartCampus.sln").Replace('\\', '/');
        IReadOnlyList<string> projects = [.. Repository.Files("", ".csproj").Where(p => !p.Contains("/fixtures/", StringComparison.Ordinal) && !p.Contains("/template/", StringComparison.Ordinal))];

        Assert.True(projects.Count > 10, $"Only {projects.Count} projects were found.");
        Assert.All(projects, project => Assert.Contains($"\"{project}\"", solution, StringComparison.Ordinal));
    }

    [Fact]
    public void Projects_NameNoVersionOfAPackage()
    {
        IReadOnlyList<string> projects = Repository.Files("", ".csproj");

        Assert.Contains(projects, p => Repository.Xml(p).Descendants("PackageReference").Any());
        IEnumerable<string> wrong = projects.Where(p => Repository.Xml(p).Descendants("PackageReference").Any(r => r.Attribute("Version") is not null));
        Assert.Empty(wrong);
    }

    [GeneratedRegex(@"^\s*#(if|elif|else)\b", RegexOptions.Multiline)]
    private static partial Regex Conditional();

    [GeneratedRegex(@"^public ((sealed|abstract|static|partial|readonly|ref|unsafe) )*(record struct|record class|record|class|struct|interface|enum|delegate) ", RegexOptions.Multiline)]
    private static partial Regex PublicType();

    [GeneratedRegex(@"^namespace [\w.]+\s*\{?\s*$", RegexOptions.Multiline)]
    private static partial Regex BlockNamespace();

    [GeneratedRegex(@"^namespace [\w.]+;", RegexOptions.Multiline)]
    private static partial Regex FileNamespace();
}
