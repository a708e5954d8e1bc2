using System.Globalization;
using System.Reflection;

namespace SmartCampus.Host.Storage;

/// <summary>One step of the schema: <c>0001_first_light.sql</c> is step 1. A released script is never edited.</summary>
internal sealed record SchemaScript(int Version, string Name, string Sql)
{
    /// <summary>The scripts of a dialect (<c>sqlite</c>, <c>postgres</c>) that are built into the program, in order.</summary>
    public static IReadOnlyList<SchemaScript> Embedded(string dialect)
    {
        Assembly assembly = typeof(SchemaScript).Assembly;
        string folder = $".Schema.{dialect}.";
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.Contains(folder, StringComparison.Ordinal))
            .Select(name => Read(assembly, name, name[(name.IndexOf(folder, StringComparison.Ordinal) + folder.Length)..]))
            .OrderBy(script => script.Version)];
    }

    private static SchemaScript Read(Assembly assembly, string resource, string file)
    {
        using StreamReader reader = new(assembly.GetManifestResourceStream(resource)!);
        return new(int.Parse(file.AsSpan(0, 4), CultureInfo.InvariantCulture), file, reader.ReadToEnd());
    }
}
