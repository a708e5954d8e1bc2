namespace SmartCampus.Host;

/// <summary>Files with secrets.</summary>
internal static class OwnersFile
{
    /// <summary>Writes a line to a new file that only its owner can read.</summary>
    /// <exception cref="IOException">The file exists, or cannot be written.</exception>
    public static async Task WriteAsync(string file, string line, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var writer = new StreamWriter(file, options);
        await writer.WriteLineAsync(line.AsMemory(), cancellationToken);
    }
}
