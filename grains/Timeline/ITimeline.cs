namespace SmartCampus.Grains.Timeline;

/// <summary>Everything that happened, in order. Any thread.</summary>
public interface ITimeline
{
    /// <summary>Adds an entry; written in a batch within a second. Never blocks, never throws; when the writer cannot keep up, the oldest waiting entries are dropped and counted.</summary>
    void Add(TimelineEntry entry);
}
