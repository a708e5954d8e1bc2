namespace SmartCampus.Host.Tests.Running;

/// <summary>Who may read a file with a secret.</summary>
internal static class FileModes
{
    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>A file's mode; Windows has none and counts as the owner's.</summary>
    public static UnixFileMode Of(string file) => OperatingSystem.IsWindows() ? OwnerOnly : File.GetUnixFileMode(file);
}
