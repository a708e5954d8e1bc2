using SmartCampus.Grains.Garden.Days;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Words;

namespace SmartCampus.Grains.Garden.Planning;

/// <summary>What happens to runs whose start was only seen late, because the platform was away.</summary>
internal static class MissedRuns
{
    /// <summary>Up to here a start is in time: an evaluation a little late is no outage.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    /// <summary>After an outage no longer than this a run that had begun goes on.</summary>
    public static readonly TimeSpan GoesOnWithin = TimeSpan.FromMinutes(30);

    /// <summary>Why a run is left out, or nothing when it is run.</summary>
    public static Note? Judge(GardenDefinition garden, IReadOnlyList<Occurrence> all, int index, DateTimeOffset now)
    {
        Occurrence run = all[index];
        TimeSpan late = now - run.Due;
        if (late <= Grace)
            return null;
        Programme programme = garden.Programmes[run.Programme];
        if (programme.Missed.LateMinutes == 0)
            return Note.Of("missed.skip").Duration("late", late);
        if (late > TimeSpan.FromMinutes(programme.Missed.LateMinutes))
            return Note.Of("missed.tooLate").Duration("late", late).Duration("limit", TimeSpan.FromMinutes(programme.Missed.LateMinutes));
        for (int i = index + 1; i < all.Count; i++)
        {
            if (all[i].Programme == run.Programme && all[i].Due <= now)
                return Note.Of("missed.replaced").Time("other", all[i].Due); // one watering is enough for several that were missed
        }
        return null;
    }
}
