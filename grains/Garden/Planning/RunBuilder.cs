using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Words;

namespace SmartCampus.Grains.Garden.Planning;

/// <summary>From amounts to seconds and parts. Pure.</summary>
internal static class RunBuilder
{
    /// <summary>Whatever is asked for is at most this, seconds, before the limits cut it further: two days.</summary>
    private const int LongestAsked = 172_800;

    /// <summary>A bed's step of a run.</summary>
    /// <returns>The step, or nothing when it is too short to be worth it; and what is to be said of its length.</returns>
    public static (QueuedStep? Step, Note? Note) Build(in RunHead head, int index, BedDefinition bed, SupplyDefinition supply, Amount amount, int level, CycleSoak? cycle)
    {
        int seconds = (int)Math.Min(LongestAsked, Math.Round(amount.SecondsOn(bed) * level / 100, MidpointRounding.AwayFromZero));
        int shortest = QueueRules.Shortest(supply);
        if (seconds < QueueRules.ShortestOpening)
            return (null, Note.Of("skip.tooShort").Duration("value", TimeSpan.FromSeconds(seconds)));
        (int allowed, Note? note) = Cut(bed, Math.Max(seconds, shortest));
        if (allowed < shortest)
            return (null, note);
        if (seconds < shortest)
            note = Note.Of("run.pumpMinimum").Duration("value", TimeSpan.FromSeconds(seconds)).Duration("limit", TimeSpan.FromSeconds(shortest));
        int cycles = Cycles(allowed, shortest, cycle);
        return (new QueuedStep
        {
            Run = head.Run,
            Programme = head.Programme,
            Title = head.Title,
            Bed = bed.Id,
            Supply = supply.Id,
            Due = head.Due,
            Priority = head.Priority,
            Sequence = head.Sequence + index,
            Seconds = allowed,
            Cycles = cycles,
            SoakSeconds = cycle is null ? 0 : (int)Math.Ceiling(cycle.SoakMinutes * 60),
            ReadyAt = head.Due,
            LatestStart = head.Due + QueueRules.LongestWait,
            LateUntil = head.LateUntil,
            By = head.By,
        }, note);
    }

    private static (int Seconds, Note? Note) Cut(BedDefinition bed, int seconds)
    {
        BedLimits limits = bed.Limits;
        int minutes = (int)Math.Floor(limits.MinutesPerRun * 60);
        int litres = limits.LitresPerRun is { } most ? (int)Math.Floor(most / bed.Rate * 60) : int.MaxValue;
        if (seconds <= minutes && seconds <= litres)
            return (seconds, null);
        return minutes <= litres
            ? (minutes, Note.Of("limit.minutesPerRun").Number("limit", limits.MinutesPerRun))
            : (litres, Note.Of("limit.litresPerRun").Number("limit", limits.LitresPerRun!.Value));
    }

    /// <summary>Parts no longer than the cycle and what a valve allows, and no shorter than the pump's shortest run.</summary>
    private static int Cycles(int seconds, int shortest, CycleSoak? cycle)
    {
        int longest = QueueRules.LongestOpening;
        if (cycle is not null)
            longest = Math.Clamp((int)Math.Floor(cycle.CycleMinutes * 60), 1, longest);
        int cycles = (seconds + longest - 1) / longest;
        return Math.Max(1, Math.Min(cycles, seconds / shortest));
    }
}
