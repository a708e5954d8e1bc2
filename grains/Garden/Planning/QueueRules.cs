using SmartCampus.Grains.Garden.Model;

namespace SmartCampus.Grains.Garden.Planning;

/// <summary>The queue's fixed numbers.</summary>
internal static class QueueRules
{
    /// <summary>A watering that could not start for so long is dropped: by then it is another day's.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromHours(12);

    /// <summary>How long a skip can be undone.</summary>
    public static readonly TimeSpan UndoTime = TimeSpan.FromSeconds(8);

    /// <summary>The longest single opening, seconds: what a valve allows.</summary>
    public const int LongestOpening = 3600;

    /// <summary>A watering shorter than this is not worth opening a valve for, seconds.</summary>
    public const int ShortestOpening = 10;

    /// <summary>The shortest opening on a supply, seconds.</summary>
    public static int Shortest(SupplyDefinition supply) =>
        supply.Kind == SupplyKind.Pump ? Math.Max(ShortestOpening, supply.MinimumRunSeconds) : ShortestOpening;
}
