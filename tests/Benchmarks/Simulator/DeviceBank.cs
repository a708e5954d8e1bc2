using System.Diagnostics;
using SmartCampus.Benchmarks.Common;

namespace SmartCampus.Benchmarks.Simulator;

/// <summary>State of all simulated devices and what they saw of their polls. Any thread.</summary>
internal sealed class DeviceBank(int devices, TimeSpan changeEvery)
{
    private readonly ushort[] coils = new ushort[devices];
    private readonly long[] lastPoll = new long[devices];
    private readonly bool[] offline = new bool[devices];
    private readonly Histogram intervals = new();
    private long polls;
    private long writes;
    private long errors;

    public int Count => devices;

    public TimeSpan ChangeEvery => changeEvery;

    public bool IsOffline(int device) => Volatile.Read(ref offline[device]);

    public void SetOffline(int from, int to, bool value)
    {
        for (int i = Math.Max(0, from); i <= to && i < devices; i++)
            Volatile.Write(ref offline[i], value);
    }

    public ushort Coils(int device) => Volatile.Read(ref coils[device]);

    public void SetCoil(int device, int coil, bool on)
    {
        Interlocked.Increment(ref writes);
        lock (coils)
            coils[device] = (ushort)(on ? coils[device] | (1 << coil) : coils[device] & ~(1 << coil));
    }

    /// <summary>A device was asked for its registers: the interval since the last time is what "keeps the period" means.</summary>
    public void Polled(int device)
    {
        long now = Stopwatch.GetTimestamp();
        long last = Interlocked.Exchange(ref lastPoll[device], now);
        if (last != 0)
            intervals.Add((now - last) * 1_000_000 / Stopwatch.Frequency);
        Interlocked.Increment(ref polls);
    }

    public void Refused() => Interlocked.Increment(ref errors);

    /// <summary>Forgets what was counted, not when each device was last polled.</summary>
    public void Reset()
    {
        intervals.Clear();
        polls = writes = errors = 0;
    }

    public SimulatorStats Stats() => new(
        lastPoll.Count(t => t != 0), polls, writes, errors, intervals.ShareOver(1_200_000), intervals.Summary());
}
