using SmartCampus.Grains.Calendar;
using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Runs;
using SmartCampus.Grains.Garden.Water;

namespace SmartCampus.Grains.Garden.Live;

/// <summary>The gardens, their records and the school's calendar, durable. Any thread. Every method may throw what the database throws.</summary>
public interface IGardenStore
{
    /// <summary>All gardens' ids, in order.</summary>
    Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken);

    /// <summary>One garden, or <see langword="null"/>.</summary>
    Task<GardenDocument?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Adds a garden (revision 1), or changes it when the stored revision is one less. False when somebody else was faster.</summary>
    Task<bool> SaveAsync(GardenDocument document, CancellationToken cancellationToken);

    /// <summary>Writes lines of the record, numbered from <paramref name="first"/>; those that are there stay.</summary>
    Task AddLinesAsync(string garden, long first, IReadOnlyList<Decision> lines, CancellationToken cancellationToken);

    /// <summary>Writes critical records as they are now.</summary>
    Task SaveCriticalsAsync(string garden, IReadOnlyList<CriticalRecord> records, CancellationToken cancellationToken);

    /// <summary>Writes what beds needed; a day that is there is written anew.</summary>
    Task SaveNeedsAsync(string garden, IReadOnlyList<BedNeed> needs, CancellationToken cancellationToken);

    /// <summary>The school's calendar.</summary>
    Task<SchoolCalendar> CalendarAsync(CancellationToken cancellationToken);
}
