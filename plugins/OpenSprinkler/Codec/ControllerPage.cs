using System.Text.Json;

namespace SmartCampus.Plugins.OpenSprinkler.Codec;

/// <summary>The controller at one moment. OpenSprinkler firmware 2.2.1 API, /jc.</summary>
/// <param name="Clock">Its clock, Unix seconds shifted to local time.</param>
/// <param name="RainDelay">A rain delay holds programs back.</param>
/// <param name="Outputs">The real outputs, 8 stations to a number, masters included.</param>
/// <param name="Queue">The queue by station; as many as there are stations.</param>
/// <param name="Runs">How many runs are in the queue.</param>
internal sealed record ControllerPage(long Clock, bool RainDelay, IReadOnlyList<long> Outputs, IReadOnlyList<QueueEntry> Queue, int Runs)
{
    public int Stations => Queue.Count;

    /// <summary>True while a new run is in the queue and belongs to no station yet: the controller sees to that once a second, and until then nobody can stop the run.</summary>
    public bool HasNewRun => Runs > Queue.Count(e => e.IsQueued);

    public static ControllerPage? Read(JsonElement root)
    {
        if (root.Long("devt") is not { } clock || root.Number("rd") is not { } rain || root.Numbers("sbits") is not { } outputs || root.Rows("ps") is not { } rows)
            return null;
        return rows.All(r => r.Count >= 3) && outputs.Count * 8 >= rows.Count
            ? new ControllerPage(clock, rain != 0, outputs, [.. rows.Select(r => new QueueEntry(r[0], r[1], r[2]))], root.Number("nq") ?? 0)
            : null;
    }

    /// <summary>True while the station's output is on. Stations count from 1.</summary>
    public bool IsOn(int station) => Outputs.Bit(station - 1);

    /// <summary>True while the station's run has not begun.</summary>
    public bool Waits(int station) => Queue[station - 1] is { IsQueued: true } entry && entry.Start > Clock && !IsOn(station);
}
