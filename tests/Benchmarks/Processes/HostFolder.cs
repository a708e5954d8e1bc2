namespace SmartCampus.Benchmarks.Processes;

/// <summary>Where the built product is, and a data folder that is removed in the end.</summary>
internal sealed class HostFolder : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("campus-bench-").FullName;

    /// <summary>The build's output, <c>artifacts</c>: this program lies in <c>artifacts/bin/SmartCampus.Benchmarks/release</c>.</summary>
    public static string Artifacts { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", ".."));

    public static string Plugins { get; } = Path.Combine(Artifacts, "plugins");

    /// <summary>The product's program, of the same build configuration as this one.</summary>
    /// <exception cref="FileNotFoundException">It is not built.</exception>
    public static string Assembly
    {
        get
        {
            string configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
            string path = Path.Combine(Artifacts, "bin", "SmartCampus.Host", configuration, "SmartCampus.Host.dll");
            return File.Exists(path) ? path : throw new FileNotFoundException($"'{path}' is missing; build host/SmartCampus.Host.csproj in the same configuration.");
        }
    }

    public string Data => Path.Combine(root, "data");

    public string Seed => Path.Combine(root, "seed.json");

    public string Password => Path.Combine(root, "password");

    public void Dispose() => Directory.Delete(root, recursive: true);
}
