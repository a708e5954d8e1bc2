namespace SmartCampus.EndToEnd.Tests.Campus;

/// <summary>Where the built product lies: these tests run in <c>artifacts/bin/SmartCampus.EndToEnd.Tests/release</c>.</summary>
internal static class Repository
{
    private static readonly string Here = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);

    /// <summary>The build's output folder, of the same mix of engines as these tests.</summary>
    public static string Artifacts { get; } = Path.GetFullPath(Path.Combine(Here, "..", "..", ".."));

    public static string Root { get; } = Path.GetDirectoryName(Artifacts)!;

    public static string Plugins { get; } = Path.Combine(Artifacts, "plugins");

    /// <summary>The built console.</summary>
    /// <exception cref="InvalidOperationException">It is not built; the message says which command does.</exception>
    public static string Console => Existing(Path.Combine(Root, "web", "dist"), "index.html", "npm ci && npm run build (in web/)");

    /// <summary>The accessibility checker, an npm package of the console.</summary>
    /// <exception cref="InvalidOperationException">The packages are not installed; the message says which command does.</exception>
    public static string Axe => Path.Combine(Existing(Path.Combine(Root, "web", "node_modules", "axe-core"), "axe.min.js", "npm ci (in web/)"), "axe.min.js");

    /// <summary>A program of ours, of the same build configuration as these tests.</summary>
    /// <exception cref="InvalidOperationException">It is not built; the message says which command does.</exception>
    public static string Program(string name) =>
        Path.Combine(Existing(Path.Combine(Artifacts, "bin", name, Path.GetFileName(Here)), name + ".dll", "dotnet build SmartCampus.sln"), name + ".dll");

    private static string Existing(string folder, string file, string command) => File.Exists(Path.Combine(folder, file))
        ? folder
        : throw new InvalidOperationException($"{Path.Combine(folder, file)} is missing; this command makes it: {command}.");
}
