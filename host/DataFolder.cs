namespace SmartCampus.Host;

/// <summary>The folder of database, keys and plugin cache, held by one host at a time: two on the same data would both command its devices.</summary>
internal sealed class DataFolder : IDisposable
{
    private const string LockName = "host.lock";

    private readonly FileStream hold;

    private DataFolder(FileStream hold) => this.hold = hold;

    /// <summary>Makes the folder when it is missing, for its owner only, and holds it until disposed or until the process ends, however that ends.</summary>
    /// <exception cref="IOException">It cannot be made or written, or another host has it; the message names it.</exception>
    public static DataFolder Take(string path)
    {
        try
        {
            Make(path);
            return new DataFolder(new FileStream(Path.Combine(path, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new IOException($"The data folder '{path}' cannot be used; it must be a folder that can be written and that no other host uses. {e.Message}", e);
        }
    }

    /// <summary>Makes the folder when it is missing, for its owner only.</summary>
    public static void Make(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public void Dispose() => hold.Dispose();
}
