using System.Globalization;

namespace SmartCampus.Benchmarks.Processes;

/// <summary>What a process and all that it started used so far. From <c>/proc</c>, so on Linux only.</summary>
/// <param name="CpuSeconds">User and system time, in steps of 10 ms.</param>
/// <param name="Megabytes">Resident memory.</param>
internal readonly record struct ProcessUsage(double CpuSeconds, double Megabytes)
{
    private const double TicksPerSecond = 100; // USER_HZ, the unit of /proc/PID/stat on every Linux
    private const double PageMegabytes = 4096.0 / (1024 * 1024);

    // Fields of /proc/PID/stat behind the closing parenthesis of the name; proc(5).
    private const int Parent = 1;
    private const int UserTime = 11;
    private const int SystemTime = 12;
    private const int ResidentPages = 21;

    public static ProcessUsage Of(int process)
    {
        Dictionary<int, string[]> all = [];
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), out int id) && TryReadStat(folder) is { } fields)
                all[id] = fields;
        }
        double ticks = 0;
        double pages = 0;
        foreach ((int id, string[] fields) in all)
        {
            if (!BelongsTo(process, id, all))
                continue;
            ticks += Number(fields[UserTime]) + Number(fields[SystemTime]);
            pages += Number(fields[ResidentPages]);
        }
        return new ProcessUsage(ticks / TicksPerSecond, pages * PageMegabytes);
    }

    private static bool BelongsTo(int ancestor, int id, Dictionary<int, string[]> all)
    {
        for (int at = id; all.TryGetValue(at, out string[]? fields); at = (int)Number(fields[Parent]))
        {
            if (at == ancestor)
                return true;
        }
        return false;
    }

    private static string[]? TryReadStat(string folder)
    {
        try
        {
            string stat = File.ReadAllText(Path.Combine(folder, "stat"));
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null; // it ended meanwhile
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
