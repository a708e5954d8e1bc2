using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace SmartCampus.Host.Plugins;

/// <summary>A plugin's copy in the cache: <c>Name/1.2.0-3f9ac1d2/Name.dll</c>. Equal contents share one copy.</summary>
/// <param name="Folder">The copy's folder.</param>
/// <param name="MainAssembly">The copy's main assembly.</param>
/// <param name="Version">The plugin's version; null when the file names none.</param>
internal sealed record PluginCopy(string Folder, string MainAssembly, string? Version)
{
    /// <summary>Copies a plugin's folder unless the cache has the same already.</summary>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public static PluginCopy Make(string source, string id, string cache)
    {
        string[] files = [.. Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        string main = id + ".dll";
        string? version = FileVersionInfo.GetVersionInfo(Path.Combine(source, main)).ProductVersion?.Split('+')[0];
        string target = Path.Combine(cache, id, $"{version ?? "0"}-{Hash(source, files)}");
        if (!Directory.Exists(target))
            CopyWhole(source, files, target);
        return new PluginCopy(target, Path.Combine(target, main), version);
    }

    /// <summary>Deletes all copies of a plugin but those in use. What cannot be deleted now is left for the next time.</summary>
    public static void Prune(string cache, string id, IReadOnlyCollection<string> used)
    {
        string folder = Path.Combine(cache, id);
        if (!Directory.Exists(folder))
            return;
        foreach (string old in Directory.GetDirectories(folder).Except(used, StringComparer.Ordinal))
        {
            try
            {
                Directory.Delete(old, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Windows keeps files of a context that is not collected yet.
            }
        }
    }

    // A copy appears at once or not at all: a crash in between leaves a folder that Prune removes.
    private static void CopyWhole(string source, string[] files, string target)
    {
        string half = $"{target}.{Guid.NewGuid():N}";
        foreach (string file in files)
        {
            string copy = Path.Combine(half, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        Directory.Move(half, target);
    }

    private static string Hash(string source, string[] files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string file in files)
        {
            byte[] content = File.ReadAllBytes(file);
            hash.AppendData(Encoding.UTF8.GetBytes($"{Path.GetRelativePath(source, file)}\n{content.Length}\n"));
            hash.AppendData(content);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 4));
    }
}
