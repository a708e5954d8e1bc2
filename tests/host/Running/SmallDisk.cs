using System.Diagnostics;

namespace SmartCampus.Host.Tests.Running;

/// <summary>A disk of a few megabytes that a test can fill: a file system in memory, which only root can mount.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const int Megabytes = 24;

    /// <summary>Why there can be none here; <see langword="null"/> when there can.</summary>
    public static string? WhyNot { get; } = Try();

    public string Folder { get; } = Directory.CreateTempSubdirectory("campus-small-disk-").FullName;

    private string Filler => Path.Combine(Folder, "filler");

    public static SmallDisk Mount()
    {
        var disk = new SmallDisk();
        string said = Run("mount", "-t", "tmpfs", "-o", $"size={Megabytes}m", "tmpfs", disk.Folder);
        return said.Length == 0 ? disk : throw new InvalidOperationException(said);
    }

    /// <summary>Writes until nothing more fits.</summary>
    public void Fill()
    {
        using FileStream file = new(Filler, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        byte[] block = new byte[4096];
        try
        {
            for (int i = 0; i <= Megabytes * 256; i++)
                file.Write(block);
        }
        catch (IOException)
        {
            return; // full
        }
        throw new InvalidOperationException("The disk does not get full.");
    }

    public void Free() => File.Delete(Filler);

    public void Dispose()
    {
        Run("umount", Folder);
        Directory.Delete(Folder);
    }

    private static string? Try()
    {
        if (!Environment.IsPrivilegedProcess)
            return "Only root can mount a small disk.";
        try
        {
            using SmallDisk disk = Mount();
            return null;
        }
        catch (InvalidOperationException e)
        {
            return $"No small disk can be mounted: {e.Message}";
        }
    }

    private static string Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        string said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return said;
    }
}
