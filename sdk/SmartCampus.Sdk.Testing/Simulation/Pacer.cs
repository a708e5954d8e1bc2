using System.Diagnostics;

namespace SmartCampus.Sdk.Testing;

/// <summary>Lets simulated time pass. It moves the clock when the driver has come to rest, never on the strength of real time alone.</summary>
internal sealed class Pacer(SimulatedTime time)
{
    private const int Rounds = 25;
    private const int CarefulRests = 6;
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FirstSlice = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestSlice = TimeSpan.FromSeconds(4);

    private int rests;

    /// <summary>Runs until the condition holds; false when the limit is over and it does not.</summary>
    public async Task<bool> RunAsync(Func<bool> condition, TimeSpan limit)
    {
        DateTimeOffset end = time.GetUtcNow() + limit;
        TimeSpan slice = FirstSlice;
        while (!condition())
        {
            DateTimeOffset now = time.GetUtcNow();
            if (now >= end)
                return false;
            time.Allow(now + slice < end ? now + slice : end);
            await RunSliceAsync(condition).ConfigureAwait(false);
            // Small steps where several things go on at once: time must not run ahead of any of them.
            slice = time.IsConcurrent ? FirstSlice : slice * 2 < LongestSlice ? slice * 2 : LongestSlice;
        }
        return true;
    }

    private async Task RunSliceAsync(Func<bool> condition)
    {
        do
            await RestAsync(condition).ConfigureAwait(false);
        while (!condition() && time.MoveToNext());
    }

    /// <summary>Returns when nothing has happened for a while, also on a machine so busy that the pool is slow: the rounds wait behind the driver's own work.</summary>
    private async Task RestAsync(Func<bool> condition)
    {
        long start = Stopwatch.GetTimestamp();
        long quietSince = start;
        long seen = time.Activity;
        int rounds = 0;
        rests++;
        while (!condition())
        {
            // A driver that has always done one thing at a time, and now waits, is at rest.
            if (rests > CarefulRests && !time.IsConcurrent && time.Resting == 1)
                return;
            await Task.Yield();
            if (++rounds % 5 == 0)
                await Task.Delay(1).ConfigureAwait(false);
            if (time.Activity != seen)
                (seen, rounds, quietSince) = (time.Activity, 0, Stopwatch.GetTimestamp());
            bool quiet = rounds >= Rounds && Stopwatch.GetElapsedTime(quietSince) >= Quiet;
            // Nobody waits for us: the driver computes, or hangs in something that is not ours.
            if (quiet && (time.Resting > 0 || time.IsListening || Stopwatch.GetElapsedTime(quietSince) >= Patience))
                return;
        }
    }
}
