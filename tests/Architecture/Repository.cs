using System.Xml.Linq;

namespace SmartCampus.Architecture.Tests;

/// <summary>The sources, as they lie in the working tree.</summary>
internal static class Repository
{
    private static readonly string[] Built = ["artifacts", "obj", "bin", "node_modules", ".git"];

    /// <summary>Where <c>SmartCampus.sln</c> is.</summary>
    public static string Root { get; } = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>All files with one of these endings below a folder, as paths from the root with forward slashes.</summary>
    public static IReadOnlyList<string> Files(string folder, params string[] endings) =>
    [
        .. Walk(Path.Combine(Root, folder))
            .Where(f => endings.Any(e => f.EndsWith(e, StringComparison.Ordinal)))
            .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    public static string Text(string file) => File.ReadAllText(Path.Combine(Root, file));

    public static XDocument Xml(string file) => XDocument.Load(Path.Combine(Root, file));

    private static IEnumerable<string> Walk(string folder) =>
        Directory.EnumerateFiles(folder).Concat(Directory.EnumerateDirectories(folder)
            .Where(d => !Built.Contains(Path.GetFileName(d)) && !Path.GetFileName(d).StartsWith("artifacts", StringComparison.Ordinal))
            .SelectMany(Walk));

    private static string FindRoot(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SmartCampus.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"No SmartCampus.sln above {AppContext.BaseDirectory}.");
    }
}
