namespace SmartCampus.Demo;

/// <summary>Files with secrets in them: for their owner only, and never half written.</summary>
internal static class OwnFile
{
    /// <summary>Writes a file; a reader sees the old one or the new one.</summary>
    public static void Write(string path, string content)
    {
        string fresh = path + ".new";
        File.Delete(fresh);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(fresh, options))
            writer.Write(content);
        File.Move(fresh, path, overwrite: true);
    }
}
