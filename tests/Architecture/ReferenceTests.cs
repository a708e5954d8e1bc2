using System.Reflection;

namespace SmartCampus.Architecture.Tests;

/// <summary>Who may know whom: docs/design.md section 1.</summary>
public sealed class ReferenceTests
{
    private static readonly string[] BaseLibrary = ["System.", "netstandard", "mscorlib", "Microsoft.CSharp", "Microsoft.Win32."];

    [Fact]
    public void Sdk_References_OnlyTheBaseLibraryAndLoggingAbstractions()
    {
        IEnumerable<string> others = Parts.ReferencesOf(Parts.Sdk).Where(r => !IsBase(r) && r != "Microsoft.Extensions.Logging.Abstractions");

        Assert.NotEmpty(Parts.ReferencesOf(Parts.Sdk));
        Assert.Empty(others);
    }

    [Fact]
    public void Plugins_References_NothingOfOursButTheSdk()
    {
        Assert.NotEmpty(Parts.Plugins);
        Assert.All(Parts.Plugins, plugin =>
        {
            IReadOnlyList<string> references = Parts.ReferencesOf(plugin);
            Assert.Contains("SmartCampus.Sdk", references);
            Assert.DoesNotContain(references, r => r.StartsWith("SmartCampus.", StringComparison.Ordinal) && r != "SmartCampus.Sdk");
            Assert.DoesNotContain(references, r => IsOrleans(r) || IsWeb(r));
        });
    }

    [Fact]
    public void Grains_References_NoWebAndNothingAboveThem()
    {
        IReadOnlyList<string> references = Parts.ReferencesOf(Parts.Grains);

        Assert.Contains("SmartCampus.Sdk", references);
        Assert.DoesNotContain(references, IsWeb);
        Assert.DoesNotContain(references, r => r == "SmartCampus.Host" || r.StartsWith("SmartCampus.Plugins", StringComparison.Ordinal));
    }

    [Fact]
    public void Host_References_NoPlugin()
    {
        IReadOnlyList<string> references = Parts.ReferencesOf(Parts.Host);

        Assert.Contains("SmartCampus.Grains", references);
        Assert.DoesNotContain(references, r => r.StartsWith("SmartCampus.Plugins", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("sdk/SmartCampus.Sdk", "")]
    [InlineData("grains", "SmartCampus.Sdk")]
    [InlineData("host", "SmartCampus.Grains")]
    public void Project_References_AreThese(string folder, string names)
    {
        string project = Assert.Single(Repository.Files(folder, ".csproj"));

        Assert.Equal(names.Split(' ', StringSplitOptions.RemoveEmptyEntries), ProjectReferencesOf(project));
    }

    [Fact]
    public void PluginProjects_Reference_NoProjectOfTheirOwn()
    {
        IReadOnlyList<string> projects = Repository.Files("plugins", ".csproj");

        Assert.NotEmpty(projects);
        Assert.All(projects, project => Assert.Empty(ProjectReferencesOf(project))); // the SDK comes from plugins/Directory.Build.targets
        Assert.Equal(projects.Select(p => Path.GetFileNameWithoutExtension(p)).Order(), Parts.Plugins.Select(p => p.GetName().Name).Order());
    }

    private static IEnumerable<string> ProjectReferencesOf(string project) =>
        Repository.Xml(project).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));

    private static bool IsBase(string name) => name == "System" || BaseLibrary.Any(b => name.StartsWith(b, StringComparison.Ordinal));

    private static bool IsOrleans(string name) => name.Contains("Orleans", StringComparison.Ordinal);

    private static bool IsWeb(string name) => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal);
}
