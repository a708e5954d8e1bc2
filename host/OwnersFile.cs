namespace SmartCampus.Host;

/// <summary>Files with secrets.</summary>
internal static class OwnersFile
{
    /// <summary>Writes a line to a new file that only its owner can read.</summary>
    /// <exception cref="IOException">The file exists, or cannot be written.</exception>
    public static async Task WriteAsync(string file, string line, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(Create(file));
        await writer.WriteLineAsync(line.AsMemory(), cancellationToken);
    }

    /// <summary>Makes a new file that only its owner can read.</summary>
    /// <exception cref="IOException">The file exists, or cannot be made.</exception>
    public static FileStream Create(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(file, options);
    }
}
