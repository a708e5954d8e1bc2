using System.Reflection;
using Microsoft.Extensions.Logging.Abstractions;
using SmartCampus.Host.Plugins;

namespace SmartCampus.Host.Tests.Plugins;

/// <summary>A plugins folder that a test fills with the fixtures of <c>fixtures/</c>, and what it needs to spoil them.</summary>
internal sealed class PluginFolder : IDisposable
{
    private static readonly string Fixtures = typeof(PluginFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "PluginFixtures").Value!;

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("campus-plugins-");

    public PluginHostOptions Options => new(Path.Combine(root.FullName, "plugins"), Path.Combine(root.FullName, "plugin-cache"));

    public PluginHost NewHost() => new(Options, TimeProvider.System, NullLogger<PluginHost>.Instance);

    /// <summary>Puts a fixture there under a name of its own, over what is there.</summary>
    public void Put(string fixture, string name)
    {
        string source = Path.Combine(Fixtures, fixture);
        string main = fixture == "GoodNext" ? "Good" : fixture;
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            string relative = Path.GetRelativePath(source, file);
            Write(name, relative.StartsWith(main + ".", StringComparison.Ordinal) ? name + relative[main.Length..] : relative, File.ReadAllBytes(file));
        }
    }

    public void Write(string name, string file, byte[] content)
    {
        string path = Path.Combine(Options.Folder, name, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
    }

    public void Delete(string name, string file) => File.Delete(Path.Combine(Options.Folder, name, file));

    public string[] Copies(string name) => [.. Directory.GetDirectories(Path.Combine(Options.CacheFolder, name)).Select(f => Path.GetFileName(f))];

    public void Dispose() => root.Delete(recursive: true);
}
