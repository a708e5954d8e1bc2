using SmartCampus.Sdk;

namespace SmartCampus.Grains.Timeline;

/// <summary>Numbers over time. Any thread.</summary>
public interface IHistory
{
    /// <summary>Adds the numbers and booleans (0 or 1) among a device's readings; durable within a second. Errors and texts are left out: a gap is a gap. Never blocks, never throws; see <see cref="ITimeline.Add"/>.</summary>
    void Add(string device, IReadOnlyList<Reading> readings);
}
