using SmartCampus.Demo.Physics;

namespace SmartCampus.Demo.Sprinkler;

/// <summary>What an OpenSprinkler does: a queue of station runs, one after the other within a group. Firmware 2.2.1. Lives under the campus gate.</summary>
/// <param name="stations">Its stations, eight a board.</param>
internal sealed class SprinklerController(params Station[] stations) : IBody
{
    /// <summary>Longest run, s.</summary>
    public const int LongestRun = 64_800;

    /// <summary>Program number of a run by hand.</summary>
    public const int Manual = 99;

    /// <summary>Program number of a run-once program.</summary>
    public const int RunOnce = 254;

    private const int MostLog = 100;
    private const int ChinaQuarters = 32;

    private double _local;
    private double _rainUntil;
    private double _pausedUntil;

    public IReadOnlyList<Station> Stations => stations;

    /// <summary>Seconds since 1970 shifted to local time, as everywhere in its API.</summary>
    public long Now => (long)_local;

    /// <summary>The time zone in quarter hours, plus 48.</summary>
    public static int TimeZone => ChinaQuarters + 48;

    /// <summary>False keeps programs, not manual runs, from starting.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>End of the rain delay; 0 without one.</summary>
    public long RainUntil => (long)_rainUntil;

    /// <summary>Seconds of pause left; 0 while it goes on.</summary>
    public int PauseLeft => (int)Math.Max(0, _pausedUntil - _local);

    /// <summary>The MD5 of its password, lower case.</summary>
    public required string PasswordHash { get; set; }

    /// <summary>True when it accepts connections and says nothing.</summary>
    public bool Mute { get; set; }

    /// <summary>Runs that ended, the latest last.</summary>
    public List<LogEntry> Log { get; } = [];

    /// <summary>The run that ended last, if any.</summary>
    public LogEntry? LastRun => Log.LastOrDefault();

    /// <summary>Stations that run or wait.</summary>
    public int QueueLength => stations.Count(s => s.IsQueued);

    /// <summary>Queues a station; it begins when its group has ended what was queued before.</summary>
    public SprinklerResult Start(int station, int seconds, int program = Manual)
    {
        if (station < 0 || station >= stations.Length || seconds is < 1 or > LongestRun)
            return SprinklerResult.OutOfRange;
        Station wanted = stations[station];
        if (wanted.IsQueued)
            return SprinklerResult.NotPermitted;
        // The firmware looks at its queue once a second.
        double start = Math.Floor(_local) + 1;
        if (wanted.Group != Station.Parallel)
            start = Math.Max(start, stations.Where(s => s.IsQueued && s.Group == wanted.Group).Select(s => s.End).DefaultIfEmpty(0).Max());
        wanted.Enqueue(program, start, seconds);
        return SprinklerResult.Success;
    }

    /// <summary>Takes a station out of the queue; with <paramref name="shift"/> those after it in its group come earlier.</summary>
    public SprinklerResult Stop(int station, bool shift)
    {
        if (station < 0 || station >= stations.Length || !stations[station].IsQueued)
            return SprinklerResult.OutOfRange;
        Station ended = stations[station];
        double left = ended.End - Math.Max(_local, ended.Start);
        foreach (Station later in stations.Where(s => shift && s.IsQueued && s.Group == ended.Group && s.Group != Station.Parallel && s.Start >= ended.End))
            later.Shift(-left);
        End(ended);
        return SprinklerResult.Success;
    }

    /// <summary>Stops what runs; with <paramref name="waiting"/> also what waits.</summary>
    public void StopAll(bool waiting)
    {
        foreach (Station station in stations.Where(s => s.IsQueued && (waiting || s.Start <= _local)))
            End(station);
    }

    /// <summary>Replaces all that runs by these runs in a row.</summary>
    public void Once(IReadOnlyList<int> seconds)
    {
        StopAll(waiting: true);
        for (int i = 0; i < Math.Min(seconds.Count, stations.Length); i++)
        {
            if (seconds[i] > 0)
                Start(i, Math.Min(seconds[i], LongestRun), RunOnce);
        }
    }

    /// <summary>Starts or ends (0) a rain delay.</summary>
    public void DelayForRain(int hours) => _rainUntil = hours == 0 ? 0 : Now + hours * 3600L;

    /// <summary>Holds the queue for a while; 0 goes on.</summary>
    public void Pause(int seconds)
    {
        double shift = seconds - PauseLeft;
        _pausedUntil = seconds == 0 ? 0 : _local + seconds;
        foreach (Station station in stations.Where(s => s.IsQueued))
            station.Shift(shift);
    }

    /// <summary>Restarts: nothing runs, and the queue is lost without a word.</summary>
    public void Reboot()
    {
        foreach (Station station in stations)
            station.Clear();
        (_pausedUntil, Enabled) = (0, true);
    }

    /// <inheritdoc/>
    public void Step(CampusTime now, double seconds)
    {
        _local = now.Utc.ToUnixTimeMilliseconds() / 1000.0 + ChinaQuarters * 15 * 60;
        if (_rainUntil <= _local)
            _rainUntil = 0;
        foreach (Station station in stations)
        {
            if (station.IsQueued && station.End <= _local)
                End(station);
            bool runs = station.IsQueued && station.Start <= _local && PauseLeft == 0;
            if (station.Output.On != runs)
                station.Output.Set(runs);
        }
    }

    private void End(Station station)
    {
        int ran = (int)Math.Round(Math.Min(_local, station.End) - station.Start);
        if (ran > 0)
            Log.Add(new LogEntry(station.Program, Array.IndexOf(stations, station), ran, (long)Math.Min(_local, station.End)));
        if (Log.Count > MostLog)
            Log.RemoveAt(0);
        station.Clear();
    }
}
