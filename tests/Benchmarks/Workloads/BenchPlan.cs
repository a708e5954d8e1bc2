using SmartCampus.Benchmarks.Peer;

namespace SmartCampus.Benchmarks.Workloads;

/// <summary>How long, how often and beside what.</summary>
internal sealed record BenchPlan
{
    /// <summary>Figures to rely on: three interleaved runs, medians.</summary>
    public static BenchPlan Full { get; } = new()
    {
        Warmup = TimeSpan.FromSeconds(12),
        Duration = TimeSpan.FromSeconds(12),
        Repeats = 3,
        Sizes = [500, 1000, 2000, 5000],
        SharedLineSizes = [1000, 5000],
        SearchSizes = [7500, 10_000, 12_500, 15_000, 17_500],
        PeerSearchSizes = [1000, 2000, 2500, 3000, 3500, 4000, 5000],
        StartSizes = [1000, 5000],
        HistoryPoints = 2_000_000,
        EngineCalls = 2_000_000,
        EngineGrains = 10_000,
        FuzzFrames = 1_000_000,
        IsQuick = false,
    };

    /// <summary>A smoke run of at most 3 minutes: shows that everything works, and no more.</summary>
    public static BenchPlan Quick { get; } = Full with
    {
        Warmup = TimeSpan.FromSeconds(2),
        Duration = TimeSpan.FromSeconds(4),
        Repeats = 1,
        Sizes = [200],
        SharedLineSizes = [200],
        SearchSizes = [],
        PeerSearchSizes = [],
        StartSizes = [200],
        HistoryPoints = 200_000,
        EngineCalls = 200_000,
        EngineGrains = 2000,
        FuzzFrames = 20_000,
        IsQuick = true,
    };

    public required TimeSpan Warmup { get; init; }

    public required TimeSpan Duration { get; init; }

    public required int Repeats { get; init; }

    /// <summary>Numbers of devices, a connection each.</summary>
    public required IReadOnlyList<int> Sizes { get; init; }

    /// <summary>Numbers of devices, 100 on a connection.</summary>
    public required IReadOnlyList<int> SharedLineSizes { get; init; }

    /// <summary>Numbers tried, in order, until one does not keep its period. More than 17,500 lines need more than 20,000 file handles.</summary>
    public required IReadOnlyList<int> SearchSizes { get; init; }

    /// <summary>The same for the peer.</summary>
    public required IReadOnlyList<int> PeerSearchSizes { get; init; }

    public required IReadOnlyList<int> StartSizes { get; init; }

    public required int HistoryPoints { get; init; }

    public required int EngineCalls { get; init; }

    public required int EngineGrains { get; init; }

    /// <summary>Random frames for each codec.</summary>
    public required int FuzzFrames { get; init; }

    public required bool IsQuick { get; init; }

    /// <summary>The peer, when it takes part.</summary>
    public NodeRed? Peer { get; init; }
}
