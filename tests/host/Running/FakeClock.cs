using System.Globalization;

namespace SmartCampus.Host.Tests.Running;

/// <summary>A host's wall clock that a test can move, by libfaketime (Debian: faketime); its timers go on as ever.</summary>
internal sealed class FakeClock : IDisposable
{
    private static readonly string? Library = Directory.Exists("/usr/lib")
        ? Directory.EnumerateFiles("/usr/lib", "libfaketimeMT.so.1", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2, IgnoreInaccessible = true }).FirstOrDefault()
        : null;

    private readonly string file = Path.GetTempFileName();
    private TimeSpan offset;

    public FakeClock(RunningHost host)
    {
        Advance(TimeSpan.Zero);
        host.Variables["LD_PRELOAD"] = Library!;
        host.Variables["FAKETIME_TIMESTAMP_FILE"] = file;
        host.Variables["FAKETIME_CACHE_DURATION"] = "1";
        host.Variables["FAKETIME_DONT_FAKE_MONOTONIC"] = "1";
    }

    /// <summary>Why there can be none here; <see langword="null"/> when there can.</summary>
    public static string? WhyNot => Library is null ? "libfaketime is not installed." : null;

    /// <summary>From about a second on the host's clock is so much further on; further back when it is negative.</summary>
    public void Advance(TimeSpan by)
    {
        offset += by;
        File.WriteAllText(file, string.Create(CultureInfo.InvariantCulture, $"{offset.TotalSeconds:+0;-0;+0}"));
    }

    public void Dispose() => File.Delete(file);
}
